package org.curbstop.cis.postings;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Exchanges files with the billing system. Writes a file when postings are new, or were sent long ago without an answer; a file appears
 * complete under its final name and is never written again. Imports files of answers from another folder.
 */
@Component
@EnableConfigurationProperties(PostingExchangeProperties.class)
public final class PostingFolderJob {

    static final int MAX_POSTINGS = 10_000;
    private static final int PAGE = 1_000;
    private static final Duration LEFTOVER_AGE = Duration.ofHours(1);
    /** A file modified more recently may still be incomplete. */
    private static final Duration SETTLED = Duration.ofSeconds(10);
    /** A file of another name may be written and renamed for this long. */
    private static final Duration RENAMED = Duration.ofMinutes(30);
    private static final Pattern ANSWERS = Pattern.compile("[^.].*\\.(csv|txt)", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNDER_WAY = Pattern.compile("\\..*|.*\\.(part|tmp|filepart|crdownload)", Pattern.CASE_INSENSITIVE);
    private static final Logger LOG = LoggerFactory.getLogger(PostingFolderJob.class);

    private final AggregateCollection<PostingFile> files;
    private final PostingRepository repository;
    private final ExportingPostings exporting;
    private final ImportingAcknowledgements acknowledgements;
    private final PostingExchangeProperties settings;
    private final Clock clock;

    PostingFolderJob(Database database, PostingRepository repository, ExportingPostings exporting,
            ImportingAcknowledgements acknowledgements, PostingExchangeProperties settings, Clock clock) {
        this.files = database.collection(PostingFile.class, "posting_files");
        this.repository = repository;
        this.exporting = exporting;
        this.acknowledgements = acknowledgements;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return number of files written */
    @Scheduled(fixedDelayString = "${curbstop.postings.interval:PT5M}", initialDelayString = "PT1M")
    public int writeFiles() throws IOException {
        Path folder = settings.folder();
        if (folder == null || folder.toString().isBlank()) {
            return 0;
        }
        Files.createDirectories(folder);
        deleteLeftovers(folder);
        PostingFileFormat format = settings.format();
        int written = 0;
        for (Optional<PostingFile> next = next(); next.isPresent(); next = next()) {
            write(next.get(), folder, format);
            written++;
        }
        return written;
    }

    /**
     * Returns the last file if it is unfinished; otherwise a new one with the postings that are due. Only one of two processes creates it.
     */
    private Optional<PostingFile> next() {
        while (true) {
            Optional<PostingFile> last = files.list(Query.all().descending("id").limit(1)).stream().findFirst();
            if (last.filter(file -> file.writtenAt().isEmpty()).isPresent()) {
                return last;
            }
            List<Long> due = due(last.map(PostingFile::through).orElse(0L));
            if (due.isEmpty()) {
                return Optional.empty();
            }
            PostingFile made = PostingFile.after(last, due, clock.instant());
            if (files.insert(made)) {
                return Optional.of(made);
            }
        }
    }

    /** Returns postings that were never in a file or were sent too long ago, oldest first. */
    private List<Long> due(long through) {
        Instant before = clock.instant().minus(settings.resendAfter());
        var due = new ArrayList<Long>();
        List<Posting> page = repository.listWaitingAfter(0, PAGE);
        while (!page.isEmpty() && due.size() < MAX_POSTINGS) {
            page.stream().filter(posting -> posting.sequence() > through
                    || posting.delivery().lastSentAt().map(sent -> !sent.isAfter(before)).orElse(true))
                    .map(Posting::sequence).limit(MAX_POSTINGS - due.size()).forEach(due::add);
            page = repository.listWaitingAfter(page.getLast().sequence(), PAGE);
        }
        return due;
    }

    private void write(PostingFile file, Path folder, PostingFileFormat format) throws IOException {
        Path target = folder.resolve(file.name(format));
        Path unfinished = folder.resolve("." + file.name(format) + "." + UUID.randomUUID() + ".tmp");
        PostingTotals totals;
        try {
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                totals = exporting.export(new PostingSelection.OfNumbers(file.sequences()), format, out);
                channel.force(true);
            }
            Files.move(unfinished, target); // an atomic rename within the folder; fails if the file exists
        } catch (FileAlreadyExistsException e) {
            LOG.info("{} is there already, of a process that was stopped after writing it", target.getFileName());
            totals = null;
        } finally {
            Files.deleteIfExists(unfinished);
        }
        files.change(file.id(), stored -> stored.writtenAt().isPresent() ? stored : stored.written(clock.instant()));
        if (totals != null) {
            LOG.info("{}: {} postings, numbers {} to {}", target.getFileName(), totals.count(), totals.first(), totals.last());
        }
    }

    /**
     * Imports each file of answers and moves it to {@code done}, its invalid rows to {@code rejects}. A file interrupted in between is
     * imported again, which changes nothing. A file that cannot be read stays, and stops no other.
     *
     * @return number of files imported
     */
    @Scheduled(fixedDelayString = "${curbstop.postings.interval:PT5M}", initialDelayString = "PT1M")
    public int importAnswers() throws IOException {
        Path folder = settings.answers();
        if (folder == null || folder.toString().isBlank()) {
            return 0;
        }
        Path done = Files.createDirectories(folder.resolve("done"));
        Path rejects = Files.createDirectories(folder.resolve("rejects"));
        int taken = 0;
        for (Path file : files(folder)) {
            String name = name(file);
            try {
                if (ANSWERS.matcher(name).matches()) {
                    taken += isUnmodifiedFor(SETTLED, file) && importAnswers(file, done, rejects) ? 1 : 0;
                } else if (isUnmodifiedFor(RENAMED, file)) {
                    refuse(file, "expected a name that ends in .csv or .txt", rejects);
                }
            } catch (IOException | RuntimeException e) {
                LOG.error("{} was not imported", name, e);
            }
        }
        return taken;
    }

    private boolean importAnswers(Path file, Path done, Path rejects) throws IOException {
        String name = uniqueName(name(file),
                each -> !Files.exists(done.resolve(each)) && !Files.exists(rejects.resolve(each + ".rejects")));
        try {
            ImportingAcknowledgements.AcknowledgementResult result =
                    acknowledgements.importFile(file, rejects.resolve(name + ".rejects"), true);
            LOG.info("{}: {} answers, {} known, {} rejected", name, result.taken(), result.known(), result.rejected());
            Files.move(file, done.resolve(name));
            return true;
        } catch (ImportingAcknowledgements.AcknowledgementFileException refused) {
            refuse(file, String.valueOf(refused.getMessage()), rejects);
            return false;
        }
    }

    private static void refuse(Path file, String reason, Path rejects) throws IOException {
        LOG.error("{} is no file of answers: {}", name(file), reason);
        String name = uniqueName(name(file),
                each -> !Files.exists(rejects.resolve(each)) && !Files.exists(rejects.resolve(each + ".reason.txt")));
        Files.writeString(rejects.resolve(name + ".reason.txt"), reason + "\n");
        Files.move(file, rejects.resolve(name));
    }

    private static boolean isUnmodifiedFor(Duration time, Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(time)); // both times come from the machine's clock
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && !UNDER_WAY.matcher(name(file)).matches()).sorted().toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Returns a free name, numbered as those of the other files of the CIS, so that an earlier file of the same name is kept. */
    private static String uniqueName(String name, Predicate<String> isFree) {
        String found = name;
        for (int i = 2; !isFree.test(found); i++) {
            found = name.replaceFirst("(\\.[^.]*)?$", "-" + i + "$1");
        }
        return found;
    }

    /** Deletes files of processes that were killed while writing. */
    private static void deleteLeftovers(Path folder) throws IOException {
        Instant before = Instant.now().minus(LEFTOVER_AGE);
        try (var found = Files.newDirectoryStream(folder, ".postings-*.tmp")) {
            for (Path each : found) {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(before)) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
