package org.curbstop.cis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.curbstop.cis.ImportResult.RunState;

/**
 * Progress of the import of one file.
 *
 * @param id digest of the file, with its kind and mapping; a changed file is another import
 * @param offset offset of the next row
 * @param line line number of the next row
 * @param rejectsLength length of {@code rejectsFile} up to this row
 * @param finished whether the whole file was read
 * @param run empty in checkpoints stored before runs existed
 */
record ImportCheckpoint(
        String id, long version, long offset, long line, ImportCounts counts, String rejectsFile, long rejectsLength, boolean finished,
        Optional<Run> run) {

    /**
     * @param number number of the run, also its generation
     * @param name file name, for display
     * @param wasApplied whether an undone file had been applied; empty if not
     */
    record Run(long number, CisFileKind kind, String name, Instant began, RunState state, Optional<Boolean> wasApplied) {

        Run(long number, CisFileKind kind, String name, Instant began, RunState state) {
            this(number, kind, name, began, state, Optional.empty());
        }

        Run in(RunState next) {
            return new Run(number, kind, name, began, next, state == RunState.APPLIED ? Optional.of(true) : wasApplied);
        }
    }

    static ImportCheckpoint start(String id, long version, Path rejects, Run run) {
        return new ImportCheckpoint(id, version, 0, 1, ImportCounts.NONE, rejects.toAbsolutePath().toString(), 0, false, Optional.of(run));
    }

    ImportCheckpoint advancedTo(long nextOffset, long nextLine, ImportCounts now, long rejects, boolean end) {
        return new ImportCheckpoint(id, version, nextOffset, nextLine, now, rejectsFile, rejects, end, run);
    }

    ImportCheckpoint counting(ImportCounts now) {
        return new ImportCheckpoint(id, version, offset, line, now, rejectsFile, rejectsLength, finished, run);
    }

    ImportCheckpoint in(RunState state) {
        return new ImportCheckpoint(id, version, offset, line, counts, rejectsFile, rejectsLength, finished,
                run.map(each -> each.in(state)));
    }

    ImportCheckpoint afterSave() {
        return new ImportCheckpoint(id, version + 1, offset, line, counts, rejectsFile, rejectsLength, finished, run);
    }

    boolean isIn(RunState state) {
        return run.filter(each -> each.state() == state).isPresent();
    }

    /** Returns whether an import can resume here: the rejects written so far must still exist. */
    boolean isResumableWith(Path rejects) throws IOException {
        return run.isPresent()
                && isIn(RunState.READING)
                && offset > 0
                && rejectsFile.equals(rejects.toAbsolutePath().toString())
                && (rejectsLength == 0 || (Files.exists(rejects) && Files.size(rejects) >= rejectsLength));
    }

    static String fingerprint(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        }
    }
}
