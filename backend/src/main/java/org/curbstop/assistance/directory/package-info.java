/** The directory of assistance agencies: their services, intake status and members, and the import of a directory. */
@org.springframework.modulith.NamedInterface("directory")
package org.curbstop.assistance.directory;
