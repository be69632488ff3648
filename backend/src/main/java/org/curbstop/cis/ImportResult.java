package org.curbstop.cis;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What came of an import.
 *
 * @param run its number, by which it is accepted or undone; absent where it was only tried
 * @param state whether readers see it
 * @param rejects the file with the rows that were not taken, if there are any
 * @param resumedAt the line at which a broken-off import was taken up, if it was
 */
public record ImportResult(ImportCounts counts, Optional<Long> run, RunState state, Optional<Path> rejects, Optional<Long> resumedAt) {

    public enum RunState {
        /** It was only tried: nothing was changed. */
        CHECKED,
        /** It has not come to its end; nobody sees anything of a file that is applied as one. */
        READING,
        /** It would close or change more than the utility's share: a person decides. */
        WAITING,
        /** A person has looked at it; its rows are stored when the file is read again. */
        ACCEPTED,
        APPLIED,
        /** This very file was applied before, so there was nothing to do. */
        APPLIED_BEFORE,
        UNDONE
    }
}
