package org.curbstop.cis;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.cis.ImportCheckpoint.Run;
import org.curbstop.cis.ImportResult.RunState;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Repository for import runs and their progress. */
@Component
public final class ImportRuns {

    private static final String NUMBER = "run.number";
    private static final String KIND = "run.kind";
    private static final int RECENT = 100;

    private static final Comparator<ImportCheckpoint> NEWEST_FIRST =
            Comparator.comparing((ImportCheckpoint each) -> each.run().map(Run::number).orElse(0L)).reversed();

    private final AggregateCollection<ImportCheckpoint> checkpoints;

    /** Summary of a run, for display. */
    public record ImportRunSummary(long number, CisFileKind kind, String name, Instant began, RunState state,
            ImportCounts counts, String rejects) {}

    ImportRuns(Database database) {
        this.checkpoints = database.collection(ImportCheckpoint.class, "imports", Index.on(NUMBER), Index.on(KIND, NUMBER));
    }

    /** Returns recent runs, newest first. */
    public List<ImportRunSummary> list() {
        return Stream.of(CisFileKind.values()).flatMap(kind -> recent(kind).stream()).sorted(NEWEST_FIRST).limit(RECENT)
                .map(ImportRuns::summary).toList();
    }

    public Optional<ImportRunSummary> findSummary(long number) {
        return byNumber(number).map(ImportRuns::summary);
    }

    private static ImportRunSummary summary(ImportCheckpoint each) {
        Run run = each.run().orElseThrow();
        return new ImportRunSummary(run.number(), run.kind(), run.name(), run.began(), run.state(), each.counts(),
                each.counts().hasRejects() ? each.rejectsFile() : "");
    }

    Optional<ImportCheckpoint> find(String id) {
        return checkpoints.find(id);
    }

    Optional<ImportCheckpoint> byNumber(long number) {
        return number < 1 ? Optional.empty() : checkpoints.list(Query.where(NUMBER, number).limit(1)).stream().findFirst();
    }

    private List<ImportCheckpoint> recent(CisFileKind kind) {
        return checkpoints.list(Query.where(KIND, kind).descending(NUMBER).limit(RECENT));
    }

    /** Returns a run that is being read, was interrupted, or waits for review. */
    Optional<ImportCheckpoint> unfinished(CisFileKind kind) {
        return recent(kind).stream().filter(each -> each.isIn(RunState.READING) || each.isIn(RunState.WAITING)).findFirst();
    }

    /** Returns the newest file of the kind that was applied. */
    public Optional<ImportRunSummary> lastApplied(CisFileKind kind) {
        return recent(kind).stream().filter(each -> each.isIn(RunState.APPLIED)).map(ImportRuns::summary).findFirst();
    }

    Optional<Run> laterApplied(Run run) {
        return recent(run.kind()).stream().filter(each -> each.isIn(RunState.APPLIED)).flatMap(each -> each.run().stream())
                .filter(later -> later.number() > run.number()).findFirst();
    }

    /**
     * Returns whether the balances from before this run may be gone. Two files can be undone, the latest one first; each further file that
     * was read, even if it was refused, removes the oldest balances kept, so that only one can be undone.
     */
    boolean mayLackEarlierBalances(Run run) {
        List<Run> later = recent(run.kind()).stream().flatMap(each -> each.run().stream())
                .filter(each -> each.number() > run.number()).toList();
        return later.size() > 1 && later.stream().anyMatch(each -> each.wasApplied().isPresent());
    }

    ImportCheckpoint insert(ImportCheckpoint checkpoint) {
        if (!checkpoints.insert(checkpoint)) {
            throw beingImported();
        }
        return checkpoint;
    }

    ImportCheckpoint save(ImportCheckpoint checkpoint) {
        if (!checkpoints.replace(checkpoint)) {
            throw beingImported();
        }
        return checkpoint.afterSave();
    }

    private static ImportFileException beingImported() {
        return ImportFileException.conflict("this very file is being imported by another process");
    }
}
