/** The directory of assistance agencies: their services, intake status and members, and the import of a directory. */
@org.springframework.modulith.NamedInterface("directory")
@org.jspecify.annotations.NullMarked
package org.curbstop.assistance.directory;
