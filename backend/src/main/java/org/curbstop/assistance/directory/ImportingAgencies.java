package org.curbstop.assistance.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.assistance.directory.AgencyDirectoryReader.DescribedAgency;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.springframework.stereotype.Component;

/** Imports a directory of agencies. It is read completely before anything is stored, so that a truncated file changes nothing. */
@Component
public final class ImportingAgencies {

    private final AgencyDirectoryReader files;
    private final AgencyDirectory directory;
    private final AuditTrail audit;

    ImportingAgencies(AgencyDirectoryReader files, AgencyDirectory directory, AuditTrail audit) {
        this.files = files;
        this.directory = directory;
        this.audit = audit;
    }

    /**
     * @param errors rejected parts
     * @param rejects file that lists them, if there are any
     */
    public record AgencyImportResult(int added, int changed, int same, List<DirectoryFileError> errors, Optional<Path> rejects) {
        public AgencyImportResult {
            errors = List.copyOf(errors);
        }
    }

    /**
     * @param source a JSON file, or a folder or ZIP file of CSV tables
     * @param rejects file to which rejected parts are written
     * @throws DirectoryFormatException if it cannot be read at all
     */
    public AgencyImportResult importFrom(Path source, Charset encoding, Path rejects) {
        AgencyDirectoryReader.DirectoryContents contents = files.read(source, encoding);
        int[] counts = new int[AgencyDirectory.UpsertResult.values().length];
        contents.agencies().forEach(described -> counts[directory.upsert(merged(described)).ordinal()]++);
        audit.record(Actor.SYSTEM, "agencies-imported " + contents.agencies().size(), Optional.empty());
        return new AgencyImportResult(
                counts[AgencyDirectory.UpsertResult.ADDED.ordinal()], counts[AgencyDirectory.UpsertResult.CHANGED.ordinal()],
                counts[AgencyDirectory.UpsertResult.SAME.ordinal()], contents.errors(),
                writeRejects(contents.errors(), rejects));
    }

    /** Keeps the other services, and details that a short entry does not have, if the file describes only some services or none. */
    private Agency merged(DescribedAgency described) {
        Agency now = described.agency();
        Optional<Agency> before = described.whole() ? Optional.empty() : directory.find(now.id());
        return before.map(known -> new Agency(
                now.id(), known.version(), now.name(), now.description().isEmpty() ? known.description() : now.description(),
                now.email().or(known::email), now.website().or(known::website),
                now.phones().isEmpty() ? known.phones() : now.phones(),
                mergeById(known.places(), now.places(), Agency.Location::id),
                mergeById(known.offers(), described.allPlaces() ? now.offers() : withKnownPlaces(known, now), Agency.OfferedService::id)))
                .orElse(now);
    }

    private static List<Agency.OfferedService> withKnownPlaces(Agency known, Agency now) {
        return now.offers().stream().map(offer -> known.offers().stream().filter(old -> old.id().equals(offer.id())).findFirst()
                .map(old -> offer.withPlaces(Stream.concat(old.placeIds().stream(), offer.placeIds().stream()).distinct().toList()))
                .orElse(offer)).toList();
    }

    private static <T> List<T> mergeById(List<T> old, List<T> now, java.util.function.Function<T, String> id) {
        var all = new ArrayList<>(old);
        all.removeIf(each -> now.stream().anyMatch(other -> id.apply(other).equals(id.apply(each))));
        all.addAll(now);
        return all;
    }

    private static Optional<Path> writeRejects(List<DirectoryFileError> errors, Path rejects) {
        try {
            if (errors.isEmpty()) {
                Files.deleteIfExists(rejects);
                return Optional.empty();
            }
            var lines = new ArrayList<String>();
            errors.forEach(error -> {
                lines.add("# " + error);
                lines.add(error.text());
            });
            Files.write(rejects, lines);
            return Optional.of(rejects);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + rejects, e);
        }
    }
}
