package org.curbstop.cis;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Result of an import.
 *
 * @param run run number, used to accept or undo it; empty for a dry run
 * @param state whether readers see the data
 * @param rejects file with the rejected rows, if any
 * @param resumedAt line at which an interrupted import resumed, if it did
 */
public record ImportResult(ImportCounts counts, Optional<Long> run, RunState state, Optional<Path> rejects, Optional<Long> resumedAt) {

    public enum RunState {
        /** Dry run: nothing was changed. */
        CHECKED,
        /** Not finished. If the file is applied atomically, none of it is visible. */
        READING,
        /** Waits for review: it would close or change more than the utility's limit. */
        WAITING,
        /** Reviewed and accepted; the rows are stored when the file is read again. */
        ACCEPTED,
        APPLIED,
        /** This file was applied before; nothing was done. */
        APPLIED_BEFORE,
        UNDONE
    }
}
