/** Data folder: private files, the lock against a second process, and the embedded server that stores its data there. */
@org.springframework.modulith.NamedInterface("files")
@org.jspecify.annotations.NullMarked
package org.curbstop.store.files;
