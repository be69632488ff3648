/** The data folder: files that only this process's user can read, and the lock that keeps a second process out. */
@org.springframework.modulith.NamedInterface("files")
package org.curbstop.store.files;
