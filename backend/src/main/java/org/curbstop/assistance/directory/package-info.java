/**
 * The directory of assistance agencies: what they offer, whether they take applications, who works for them, and how a directory is
 * imported.
 */
@org.springframework.modulith.NamedInterface("directory")
package org.curbstop.assistance.directory;
