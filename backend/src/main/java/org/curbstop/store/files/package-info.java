/**
 * The data folder: files that only this process's user can read, the lock that keeps a second process out, and the embedded server that
 * keeps its data there.
 */
@org.springframework.modulith.NamedInterface("files")
package org.curbstop.store.files;
