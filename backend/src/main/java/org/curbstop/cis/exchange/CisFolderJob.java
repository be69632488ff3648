package org.curbstop.cis.exchange;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ColumnMapping;
import org.curbstop.cis.ImportFileException;
import org.curbstop.cis.ImportOptions;
import org.curbstop.cis.ImportResult;
import org.curbstop.cis.ImportResult.RunState;
import org.curbstop.cis.ImportingCisFiles;
import org.curbstop.common.yaml.InvalidYamlException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Imports the files that the CIS puts into {@code inbox}. A file moves to {@code working} while it is read, then to {@code done}, or to
 * {@code rejects} with the reason next to it. Each move is an atomic rename, so a file is in one place even after a crash, and unfinished
 * files are resumed first. A file that waits for review, or that cannot be read, holds back later files of its kind, so that they stay in
 * order, and no file of another kind.
 */
@Component
@EnableConfigurationProperties(CisFolderProperties.class)
public final class CisFolderJob {

    private static final Logger LOG = LoggerFactory.getLogger(CisFolderJob.class);
    private static final Pattern NAME = Pattern.compile("(" + codes("|") + ")[-_.].*", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNDER_WAY = Pattern.compile("\\..*|.*\\.(part|tmp|filepart|crdownload)", Pattern.CASE_INSENSITIVE);
    /** How long a file that is cut off, or was already imported, may still be in progress. */
    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    private final ImportingCisFiles importing;
    private final CisFolderProperties properties;
    /** Sizes of recently imported files, by their path in {@code done}. */
    private final Map<Path, Long> imported = new ConcurrentHashMap<>();
    private final Map<CisFileKind, RefusedFile> held = new ConcurrentHashMap<>();

    public CisFolderJob(ImportingCisFiles importing, CisFolderProperties properties) {
        this.importing = importing;
        this.properties = properties;
    }

    private static String codes(String separator) {
        return Stream.of(CisFileKind.values()).map(CisFileKind::code).collect(Collectors.joining(separator));
    }

    private record Exchange(Path inbox, Path working, Path done, Path rejects, Path mappings) {

        static Exchange in(Path folder) throws IOException {
            var exchange = new Exchange(folder.resolve("inbox"), folder.resolve("working"), folder.resolve("done"),
                    folder.resolve("rejects"), folder.resolve("mappings"));
            for (Path each : List.of(exchange.inbox, exchange.working, exchange.done, exchange.rejects, exchange.mappings)) {
                Files.createDirectories(each);
            }
            return exchange;
        }
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
    public void importFiles() {
        Optional<Path> folder = properties.exchange();
        if (folder.isEmpty()) {
            return;
        }
        try {
            Exchange exchange = Exchange.in(folder.get());
            try (FileChannel channel = FileChannel.open(folder.get().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock != null) { // otherwise another process is working on it
                    importFiles(exchange);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what holds back the files of a kind, as of the last look at the folder. */
    List<RefusedFile> held() {
        return held.values().stream().sorted(Comparator.comparing(RefusedFile::name)).toList();
    }

    private void importFiles(Exchange exchange) throws IOException {
        takeBackGrownFiles(exchange);
        for (Path link : list(exchange.inbox(), Files::isSymbolicLink)) {
            refuse(exchange, link, "a link is not followed; send the file itself");
        }
        for (Path file : list(exchange.inbox(), file -> RefusedFile.isTooLong(name(file)))) {
            refuse(exchange, file, "the name is longer than " + RefusedFile.MAX_NAME + " bytes");
        }
        for (CisFileKind kind : CisFileKind.values()) {
            held.remove(kind);
            try {
                importFiles(exchange, kind);
            } catch (IOException | RuntimeException e) { // such as a file that we may not read
                LOG.error("{} wait until this is corrected", kind.code(), e);
                held.put(kind, RefusedFile.of(kind.code(), e + (e.getCause() == null ? "" : ", " + e.getCause()), Instant.now()));
            }
        }
        for (Path file : files(exchange.inbox())) {
            if (!NAME.matcher(name(file)).matches() && isSettled(file)) {
                refuse(exchange, file, "expected a name that begins with what is in it (" + codes(", ") + "), then -, _ or .");
            }
        }
    }

    private void importFiles(Exchange exchange, CisFileKind kind) throws IOException {
        boolean free = true;
        for (Path file : files(exchange.working(), kind)) {
            free &= free && importFile(exchange, kind, file, true);
        }
        for (Path file : free ? files(exchange.inbox(), kind) : List.<Path>of()) {
            if (!free || !isComplete(exchange, file)) {
                break; // no file overtakes an unfinished one
            }
            free = importFile(exchange, kind, take(exchange, file), false);
        }
    }

    /** Takes back files whose sender paused and went on writing after the import, so that the whole file is imported. */
    private void takeBackGrownFiles(Exchange exchange) throws IOException {
        for (Map.Entry<Path, Long> each : List.copyOf(imported.entrySet())) {
            Path file = each.getKey();
            boolean grown = Files.exists(file) && Files.size(file) > each.getValue();
            if (grown) {
                LOG.warn("{} grew after it was imported, and is imported again", name(file));
                move(file, exchange.inbox());
            }
            if (grown || !Files.exists(file) || age(file).compareTo(TIMEOUT) > 0) {
                imported.remove(file);
            }
        }
    }

    /** Imports a file. Returns whether the next file of its kind may follow. */
    private boolean importFile(Exchange exchange, CisFileKind kind, Path file, boolean resumed) throws IOException {
        try {
            ImportOptions options = options(exchange, kind, file);
            if (resumed && importing.isUndone(kind, file, options)) {
                refuse(exchange, file, "a person decided that it is not applied");
                return true;
            }
            long size = Files.size(file);
            ImportResult result = importing.importFile(kind, file, options, _ -> {});
            LOG.info("{} of the customer information system, run {}: {}, {} rows, {} rejected", kind.code(), result.run().orElse(0L),
                    result.state(), result.counts().rows(), result.counts().rejected());
            if (result.state() == RunState.WAITING) {
                return false;
            }
            imported.put(move(file, exchange.done()), size);
            return true;
        } catch (ImportFileException refused) {
            if (refused.isConflict()) { // the file is valid: it follows when the other run is decided
                return hold(kind, file, String.valueOf(refused.getMessage()));
            }
            refuse(exchange, file, String.valueOf(refused.getMessage()));
            return true;
        } catch (InvalidYamlException wrong) {
            LOG.error("{} waits until its mapping is corrected: {}", kind.code(), wrong.getMessage());
            return hold(kind, file, String.valueOf(wrong.getMessage()));
        }
    }

    private boolean hold(CisFileKind kind, Path file, String reason) {
        LOG.info("{} waits: {}", name(file), reason);
        held.put(kind, RefusedFile.of(name(file), reason, Instant.now()));
        return false;
    }

    private static ImportOptions options(Exchange exchange, CisFileKind kind, Path file) {
        Path mapping = exchange.mappings().resolve(kind.code() + ".yaml");
        ImportOptions options = ImportOptions.defaults().rejectsTo(exchange.rejects().resolve(name(file) + RefusedFile.ROWS));
        return Files.exists(mapping) ? options.mappedBy(ColumnMapping.read(mapping)) : options;
    }

    /** Returns whether the file is no longer being written. A file that is cut off within its last line is not complete. */
    private boolean isComplete(Exchange exchange, Path file) throws IOException {
        if (!isSettled(file)) {
            return false;
        }
        if (endsItsLastLine(file)) {
            return true;
        }
        if (age(file).compareTo(TIMEOUT) > 0) {
            refuse(exchange, file, "the last line has no line end, so the file may be cut off; send it whole");
        }
        return false;
    }

    private boolean isSettled(Path file) throws IOException {
        return age(file).compareTo(properties.settle()) >= 0;
    }

    private Duration age(Path file) throws IOException {
        return Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now()); // both times come from the machine's clock
    }

    /** Works for UTF-16 too: one of the last two bytes is the line feed. */
    private static boolean endsItsLastLine(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            for (long at = Math.max(0, in.length() - 2); at < in.length(); at++) {
                in.seek(at);
                if (in.read() == '\n') {
                    return true;
                }
            }
            return false;
        }
    }

    private static List<Path> files(Path folder, CisFileKind kind) throws IOException {
        return files(folder).stream().filter(file -> NAME.matcher(name(file)).matches()
                && name(file).toLowerCase(Locale.ROOT).startsWith(kind.code())).toList();
    }

    /** Sorted by name: senders name files in their order. */
    private static List<Path> files(Path folder) throws IOException {
        return list(folder, file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !UNDER_WAY.matcher(name(file)).matches());
    }

    private static List<Path> list(Path folder, Predicate<Path> which) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(which).sorted().toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void refuse(Exchange exchange, Path file, String reason) throws IOException {
        LOG.warn("{} was not imported: {}", name(file), reason);
        Path moved = move(file, exchange.rejects(), name -> isFree(exchange.rejects().resolve(name))
                && isFree(RefusedFile.reasonOf(exchange.rejects().resolve(name))));
        Files.writeString(RefusedFile.reasonOf(moved), reason + "\n");
    }

    /** Moves a file to {@code working} under a name that is free wherever the file and its rejected rows go later. */
    private static Path take(Exchange exchange, Path file) throws IOException {
        return move(file, exchange.working(), name -> isFree(exchange.working().resolve(name)) && isFree(exchange.done().resolve(name))
                && isFree(exchange.rejects().resolve(name + RefusedFile.ROWS)));
    }

    private static Path move(Path file, Path folder) throws IOException {
        return move(file, folder, name -> isFree(folder.resolve(name)));
    }

    /** Never overwrites: the later of two files with the same name gets a number. */
    private static Path move(Path file, Path folder, Predicate<String> free) throws IOException {
        String name = name(file);
        for (int i = 2; !free.test(name); i++) {
            name = name(file).replaceFirst("(\\.[^.]*)?$", "-" + i + "$1");
        }
        return Files.move(file, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean isFree(Path file) {
        return !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
