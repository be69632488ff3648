package org.curbstop.assistance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.assistance.DirectoryFiles.Described;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.springframework.stereotype.Component;

/** Takes in a directory of agencies. It is read whole before anything is stored, so a file that breaks off changes nothing. */
@Component
public final class ImportingAgencies {

    private final DirectoryFiles files;
    private final Directory directory;
    private final Audit audit;

    ImportingAgencies(DirectoryFiles files, Directory directory, Audit audit) {
        this.files = files;
        this.directory = directory;
        this.audit = audit;
    }

    /**
     * @param flaws what was not taken
     * @param rejects the file that lists it, if there is any
     */
    public record Imported(int added, int changed, int same, List<Flaw> flaws, Optional<Path> rejects) {
        public Imported {
            flaws = List.copyOf(flaws);
        }
    }

    /**
     * @param source a JSON file, or a folder or ZIP of CSV tables
     * @param rejects where what was not taken goes
     * @throws RefusedDirectory it cannot be read at all
     */
    public Imported run(Path source, Charset encoding, Path rejects) {
        DirectoryFiles.Contents contents = files.read(source, encoding);
        int[] counts = new int[Directory.Put.values().length];
        contents.agencies().forEach(described -> counts[directory.put(merged(described)).ordinal()]++);
        audit.record(Asker.SYSTEM, "agencies-imported " + contents.agencies().size(), Optional.empty());
        return new Imported(
                counts[Directory.Put.ADDED.ordinal()], counts[Directory.Put.CHANGED.ordinal()], counts[Directory.Put.SAME.ordinal()], contents.flaws(),
                list(contents.flaws(), rejects));
    }

    /** A file about one service says nothing of the others. */
    private Agency merged(Described described) {
        Agency now = described.agency();
        Optional<Agency> before = described.whole() ? Optional.empty() : directory.agency(now.id());
        return before.map(known -> new Agency(
                now.id(), known.version(), now.name(), now.description(), now.email(), now.website(), now.phones().isEmpty() ? known.phones() : now.phones(),
                both(known.places(), now.places(), Agency.Place::id), both(known.offers(), now.offers(), Agency.Offer::id))).orElse(now);
    }

    private static <T> List<T> both(List<T> old, List<T> now, java.util.function.Function<T, String> id) {
        var all = new ArrayList<>(old);
        all.removeIf(each -> now.stream().anyMatch(other -> id.apply(other).equals(id.apply(each))));
        all.addAll(now);
        return all;
    }

    private static Optional<Path> list(List<Flaw> flaws, Path rejects) {
        try {
            if (flaws.isEmpty()) {
                Files.deleteIfExists(rejects);
                return Optional.empty();
            }
            var lines = new ArrayList<String>();
            flaws.forEach(flaw -> {
                lines.add("# " + flaw);
                lines.add(flaw.text());
            });
            Files.write(rejects, lines);
            return Optional.of(rejects);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + rejects, e);
        }
    }
}
