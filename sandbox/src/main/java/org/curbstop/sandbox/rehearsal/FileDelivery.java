package org.curbstop.sandbox.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.curbstop.sandbox.rehearsal.RehearsalContext.Folders;

/** Delivers files to the folders as careless transfers do: twice, late, cut off, or half of the file first. */
record FileDelivery(Folders folders) {

    private static final String CUT = "-cut.";

    void deliverAcknowledgements(String name, List<String> rows) throws IOException {
        String header = "sequence,status,reason,posted\n";
        Path whole = Files.writeString(folders.exports().resolve(name), header + String.join("\n", rows) + "\n");
        Path half = Files.writeString(folders.exports().resolve("half-" + name),
                header + String.join("\n", rows.subList(0, rows.size() / 2)) + "\n");
        setAge(Files.copy(whole, folders.answers().resolve(name)), 1);
        setAge(Files.copy(half, folders.answers().resolve("half-" + name)), 1);
        setAge(Files.copy(whole, folders.answers().resolve("again-" + name)), 1);
    }

    void deliver(Path export) throws IOException {
        setAge(Files.copy(export, folders.inbox().resolve(name(export))), 1);
    }

    void deliverAgain(String delivered, String name) throws IOException {
        setAge(Files.copy(folders.inbox().resolve(delivered), folders.inbox().resolve(name)), 1);
    }

    /** Delivers an export of an earlier day that is not identical byte for byte. */
    void deliverLate(Path export, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(export);
        setAge(Files.write(folders.inbox().resolve(name), Arrays.copyOf(bytes, bytes.length + 1)), 1);
        bytes = Files.readAllBytes(folders.inbox().resolve(name));
        bytes[bytes.length - 1] = '\n';
        setAge(Files.write(folders.inbox().resolve(name), bytes), 1);
    }

    /** Delivers the first half of the rows; the complete file follows. UTF-16 has two bytes per character. */
    void deliverHalf(String delivered, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folders.inbox().resolve(delivered));
        int end = bytes.length / 4 * 2;
        while (bytes[end - 1] != '\n' || bytes[end - 2] != 0) { // up to the end of that row
            end += 2;
        }
        setAge(Files.write(folders.inbox().resolve(name), Arrays.copyOf(bytes, end)), 1);
    }

    /** Delivers a file that was cut off within a row half an hour ago; nothing of it may be imported. */
    void deliverCutOff(String delivered, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folders.inbox().resolve(delivered));
        setAge(Files.write(folders.inbox().resolve(name), Arrays.copyOf(bytes, bytes.length - 4)), 31);
    }

    private static void setAge(Path file, int minutes) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(minutes))));
    }

    static boolean isEmpty(Folders folders) {
        return files(folders.inbox()).isEmpty() && files(folders.exchange().resolve("working")).isEmpty()
                && files(folders.answers()).isEmpty();
    }

    /** Returns the files that still wait or were rejected although they are correct. */
    static List<Path> leftovers(Folders folders) {
        return Stream.of(folders.inbox(), folders.exchange().resolve("working"), folders.answers(), folders.exchange().resolve("rejects"),
                folders.answers().resolve("rejects")).flatMap(folder -> files(folder).stream())
                .filter(file -> !name(file).contains(CUT)).toList();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Returns the first reason in a file of rejects. */
    static String reason(Path rejects) throws IOException {
        return new String(Files.readAllBytes(rejects), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("# line")).findFirst()
                .orElse("");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return all.filter(Files::isRegularFile).filter(file -> !name(file).startsWith(".")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
