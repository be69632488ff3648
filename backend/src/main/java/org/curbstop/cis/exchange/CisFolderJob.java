package org.curbstop.cis.exchange;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * files are resumed first. A file that waits for review holds back later files of its kind, so that they stay in order.
 */
@Component
@EnableConfigurationProperties(CisFolderProperties.class)
public final class CisFolderJob {

    /** Names derived from it are longer, and file systems allow 255 bytes. A name that cannot be created would block all later files. */
    private static final int MAX_NAME_BYTES = 200;
    /** In characters, of up to four bytes each. */
    private static final int SHORT_NAME = 50;
    private static final Logger LOG = LoggerFactory.getLogger(CisFolderJob.class);
    private static final Pattern NAME = Pattern.compile("(" + codes("|") + ")[-_.].*", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNDER_WAY = Pattern.compile("\\..*|.*\\.(part|tmp|filepart|crdownload)", Pattern.CASE_INSENSITIVE);
    /** How long a file with an unterminated last line may still be in progress. */
    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    private final ImportingCisFiles importing;
    private final CisFolderProperties properties;

    public CisFolderJob(ImportingCisFiles importing, CisFolderProperties properties) {
        this.importing = importing;
        this.properties = properties;
    }

    private static String codes(String separator) {
        return Stream.of(CisFileKind.values()).map(CisFileKind::code).collect(Collectors.joining(separator));
    }

    /** Folders of the exchange. */
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

    private void importFiles(Exchange exchange) throws IOException {
        for (Path link : list(exchange.inbox(), Files::isSymbolicLink)) {
            refuse(exchange, link, "a link is not followed; send the file itself");
        }
        for (Path file : list(exchange.inbox(), file -> length(name(file)) > MAX_NAME_BYTES)) {
            refuse(exchange, file, "the name is longer than " + MAX_NAME_BYTES + " bytes");
        }
        for (CisFileKind kind : CisFileKind.values()) {
            boolean free = true;
            for (Path begun : files(exchange.working(), kind)) {
                free &= free && importFile(exchange, kind, begun, true);
            }
            for (Path file : free ? files(exchange.inbox(), kind) : List.<Path>of()) {
                if (!free || !isComplete(exchange, file)) {
                    break; // no file overtakes an unfinished one
                }
                free = importFile(exchange, kind, move(file, exchange.working()), false);
            }
        }
        for (Path file : files(exchange.inbox())) {
            if (!NAME.matcher(name(file)).matches() && isSettled(file)) {
                refuse(exchange, file,
                        "expected a name that begins with what is in it (" + codes(", ") + "), then -, _ or .");
            }
        }
    }

    /** Imports a file. Returns whether the next file of its kind may follow. */
    private boolean importFile(Exchange exchange, CisFileKind kind, Path file, boolean begun) throws IOException {
        try {
            ImportOptions options = options(exchange, kind, file);
            if (begun && importing.isUndone(kind, file, options)) {
                refuse(exchange, file, "a person decided that it is not applied");
                return true;
            }
            ImportResult result = importing.importFile(kind, file, options, _ -> {});
            LOG.info("{} of the customer information system, run {}: {}, {} rows, {} rejected", kind.code(), result.run().orElse(0L),
                    result.state(), result.counts().rows(), result.counts().rejected());
            if (result.state() == RunState.WAITING) {
                return false;
            }
            move(file, exchange.done());
            return true;
        } catch (ImportFileException refused) {
            refuse(exchange, file, String.valueOf(refused.getMessage()));
            return true;
        } catch (InvalidYamlException wrong) {
            LOG.error("{} waits until its mapping is corrected: {}", kind.code(), wrong.getMessage());
            return false;
        }
    }

    private static ImportOptions options(Exchange exchange, CisFileKind kind, Path file) {
        Path mapping = exchange.mappings().resolve(kind.code() + ".yaml");
        ImportOptions options = ImportOptions.defaults().rejectsTo(exchange.rejects().resolve(name(file) + ".rejects"));
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

    private static int length(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void refuse(Exchange exchange, Path file, String reason) throws IOException {
        LOG.warn("{} was not imported: {}", name(file), reason);
        Path moved = move(file, exchange.rejects());
        String named = length(name(moved)) > MAX_NAME_BYTES ? name(moved).substring(0, SHORT_NAME) : name(moved);
        Files.writeString(exchange.rejects().resolve(named + ".reason.txt"), reason + "\n");
    }

    /** Never overwrites: the later of two files with the same name gets a number. */
    private static Path move(Path file, Path folder) throws IOException {
        Path target = folder.resolve(name(file));
        for (int i = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); i++) {
            target = folder.resolve(name(file).replaceFirst("(\\.[^.]*)?$", "-" + i + "$1"));
        }
        return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
