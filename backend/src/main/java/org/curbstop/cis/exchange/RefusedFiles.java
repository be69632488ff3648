package org.curbstop.cis.exchange;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ImportResult.RunState;
import org.curbstop.cis.ImportRuns;
import org.curbstop.cis.postings.PostingExchangeProperties;
import org.curbstop.common.Actor;
import org.springframework.stereotype.Component;

/** Lists the files of the exchange folders that were not imported, for staff and for alerts. They have no run. */
@Component
public final class RefusedFiles {

    private static final int SHOWN = 100;

    private final CisFolderJob job;
    private final CisFolderProperties files;
    private final PostingExchangeProperties postings;
    private final Clock clock;

    public RefusedFiles(CisFolderJob job, CisFolderProperties files, PostingExchangeProperties postings, ImportRuns runs, Clock clock) {
        this.job = job;
        this.files = files;
        this.postings = postings;
        this.clock = clock;
        Gauge.builder("curbstop.imports.refused", this, each -> each.list().size())
                .description("files that were not imported or hold back others, a hundred at most").register(Metrics.globalRegistry);
        Gauge.builder("curbstop.imports.waiting", runs, each -> each.list().stream().filter(run -> run.state() == RunState.WAITING).count())
                .description("files that wait for a supervisor").register(Metrics.globalRegistry);
        Gauge.builder("curbstop.imports.balances.age.seconds", runs, each -> each.lastApplied(CisFileKind.BALANCES)
                .map(run -> (double) clock.instant().getEpochSecond() - run.began().getEpochSecond()).orElse(0.0))
                .description("time since the import of the last file of balances").register(Metrics.globalRegistry);
    }

    /** Returns the files that hold back others, then those in the folders of rejects, newest first. */
    public List<RefusedFile> list(Actor staff) {
        staff.requireStaffOrSystem();
        return list();
    }

    private List<RefusedFile> list() {
        var refused = new ArrayList<RefusedFile>();
        try {
            if (files.exchange().isPresent()) {
                refused.addAll(RefusedFile.listIn(files.exchange().get().resolve("rejects"), false)); // rejected rows are listed by run
            }
            Optional<Path> answers = Optional.ofNullable(postings.answers()).filter(path -> !path.toString().isBlank());
            if (answers.isPresent()) {
                refused.addAll(RefusedFile.listIn(answers.get().resolve("rejects"), true));
            }
        } catch (IOException e) {
            refused.add(RefusedFile.of("rejects", e.toString(), clock.instant()));
        }
        refused.sort(Comparator.comparing(RefusedFile::at).reversed());
        refused.addAll(0, job.held());
        return List.copyOf(refused.subList(0, Math.min(refused.size(), SHOWN)));
    }
}
