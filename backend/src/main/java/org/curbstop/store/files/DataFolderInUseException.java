package org.curbstop.store.files;

import java.nio.file.Path;

/** Another process owns the data folder. */
final class DataFolderInUseException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param pid of the owner, as it wrote it down; empty in the instant between its lock and its number */
    DataFolderInUseException(Path folder, String pid) {
        super("The data folder " + folder + " is in use by another Curbstop" + (pid.isEmpty() ? "" : ", process " + pid) + ".");
    }
}
