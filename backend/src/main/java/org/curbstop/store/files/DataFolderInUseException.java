package org.curbstop.store.files;

import java.nio.file.Path;

/** Another process has locked the data folder. */
final class DataFolderInUseException extends IllegalStateException {

    /** @param pid process id in the lock file; empty if the other process has not written it yet */
    DataFolderInUseException(Path folder, String pid) {
        super("The data folder " + folder + " is in use by another Curbstop" + (pid.isEmpty() ? "" : ", process " + pid) + ".");
    }
}
