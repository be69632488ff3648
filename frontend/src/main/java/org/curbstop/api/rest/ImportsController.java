package org.curbstop.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ColumnMapping;
import org.curbstop.cis.ImportCounts;
import org.curbstop.cis.ImportOptions;
import org.curbstop.cis.ImportResult;
import org.curbstop.cis.ImportResult.RunState;
import org.curbstop.cis.ImportRuns;
import org.curbstop.cis.ImportRuns.ImportRunSummary;
import org.curbstop.cis.ImportingCisFiles;
import org.curbstop.cis.exchange.CisFolderProperties;
import org.curbstop.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Imports files of the customer information system, as the folder and the command do. Responds when the import is complete. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportsController {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final String GEO_JSON = "application/geo+json";
    private static final int RETRY_SECONDS = 30;
    /** Acknowledgements have a call and a scope of their own. */
    private static final Set<CisFileKind> KINDS = EnumSet.complementOf(EnumSet.of(CisFileKind.ACKNOWLEDGEMENTS));

    private final ImportingCisFiles importing;
    private final ImportRuns runs;
    private final CisFolderProperties folders;
    private final RequestBodyReceiver bodies;
    private final IdempotentCalls idempotent;
    private final ApiProperties settings;
    private final Set<CisFileKind> underWay = ConcurrentHashMap.newKeySet();

    ImportsController(ImportingCisFiles importing, ImportRuns runs, CisFolderProperties folders, RequestBodyReceiver bodies,
            IdempotentCalls idempotent, ApiProperties settings) {
        this.importing = importing;
        this.runs = runs;
        this.folders = folders;
        this.bodies = bodies;
        this.idempotent = idempotent;
        this.settings = settings;
    }

    /** @param rejects the first rejected rows; if {@code moreRejects}, the others are in the file of rejects */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ImportResponse(Optional<Long> run, String kind, String state, RowCounts counts, List<RejectedRow> rejects,
            boolean moreRejects) {}

    record RowCounts(long rows, long added, long changed, long same, long rejected, long incomplete) {

        static RowCounts of(ImportCounts counts) {
            return new RowCounts(counts.rows(), counts.added(), counts.changed(), counts.same(), counts.rejected(), counts.incomplete());
        }
    }

    record RunSummary(long run, String kind, String state, String file, Instant begun, RowCounts counts) {

        static RunSummary of(ImportRunSummary run) {
            return new RunSummary(run.number(), run.kind().code(), code(run.state()), run.name(), run.began(), RowCounts.of(run.counts()));
        }
    }

    record RunList(List<RunSummary> runs) {}

    @PostMapping(path = "/{kind}", consumes = {CSV, NDJSON, GEO_JSON})
    ResponseEntity<?> importFile(@PathVariable String kind, @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable String check, HttpServletRequest request) {
        CisFileKind known = kind(kind);
        MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
        if (type.getSubtype().equals("geo+json") && known != CisFileKind.NETWORK) {
            throw ApiProblem.UNSUPPORTED_MEDIA_TYPE.exception("only the network may be GeoJSON");
        }
        ImportOptions options = options(type, mapping, ApiParameters.flag("check", check));
        if (!underWay.add(known)) {
            throw ApiProblem.CONFLICT.exception("another file of " + known.code() + " is being imported", RETRY_SECONDS);
        }
        try (ReceivedFile body = bodies.receive(request, settings.mostBytes().toBytes())) {
            return idempotent.execute(request, body.digest(), () -> importFile(known, name(known, type, mapping, body), body, options));
        } finally {
            underWay.remove(known);
        }
    }

    private ResponseEntity<?> importFile(CisFileKind kind, String name, ReceivedFile body, ImportOptions options) {
        try (ReceivedFile file = body.named(name)) {
            Path rejects = options.check() ? file.path().resolveSibling(name + ".tried") : file.rejects();
            ImportOptions all = options.rejectsTo(rejects);
            if (!options.check() && importing.isUndone(kind, file.path(), all)) {
                throw ApiProblem.CONFLICT.exception("a person undid this very file, so it is not applied again");
            }
            ImportResult result = importing.importFile(kind, file.path(), all, _ -> {});
            var imported = new ImportResponse(result.run(), kind.code(), code(result.state()), RowCounts.of(result.counts()),
                    RejectedRow.list(result.rejects()), result.counts().rejected() + result.counts().incomplete() > RejectedRow.MAX_LISTED);
            if (options.check()) {
                Files.deleteIfExists(rejects);
            }
            return respond(result, imported);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResponseEntity<ImportResponse> respond(ImportResult result, ImportResponse body) {
        HttpStatus status = switch (result.state()) {
            case CHECKED, APPLIED_BEFORE -> HttpStatus.OK;
            case WAITING -> HttpStatus.ACCEPTED;
            default -> HttpStatus.CREATED;
        };
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status);
        result.run().ifPresent(run -> response.location(URI.create("/api/v1/imports/" + run)));
        return response.body(body);
    }

    /** Returns the same name for the same file, so that an interrupted import continues and its rejects are found. */
    private static String name(CisFileKind kind, MediaType type, @Nullable String mapping, ReceivedFile body) {
        String ending = switch (type.getSubtype()) {
            case "csv" -> mapping == null ? ".csv" : ".txt";
            case "geo+json" -> ".geojson";
            default -> ".ndjson";
        };
        return kind.code() + "-" + (mapping == null ? "" : mapping + "-") + body.digest().substring(0, 32) + ending;
    }

    private ImportOptions options(MediaType type, @Nullable String mapping, boolean check) {
        Charset charset = Optional.ofNullable(type.getCharset()).orElse(StandardCharsets.UTF_8);
        var options = new ImportOptions(charset, Set.of(), Optional.empty(), false);
        if (mapping != null) {
            Path file = folders.mapping(mapping)
                    .orElseThrow(() -> ApiProblem.UNKNOWN_MAPPING.exception("mapping: there is none of that name"));
            options = options.mappedBy(ColumnMapping.read(file));
        }
        return check ? options.checking() : options;
    }

    @GetMapping
    RunList listImports() {
        return new RunList(runs.list().stream().map(RunSummary::of).toList());
    }

    @GetMapping("/{run}")
    ImportResponse getImport(@PathVariable String run) {
        return toResponse(find(run));
    }

    private static ImportResponse toResponse(ImportRunSummary found) {
        return new ImportResponse(Optional.of(found.number()), found.kind().code(), code(found.state()), RowCounts.of(found.counts()),
                RejectedRow.list(Optional.of(found.rejects()).filter(path -> !path.isEmpty()).map(Path::of)),
                found.counts().rejected() + found.counts().incomplete() > RejectedRow.MAX_LISTED);
    }

    /** Returns each rejected row as it was sent, below the reason. Once corrected, the file can be sent again. */
    @GetMapping(path = "/{run}/rejects", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<Resource> getRejects(@PathVariable String run) {
        Path rejects = Optional.of(find(run).rejects()).filter(path -> !path.isEmpty()).map(Path::of).filter(Files::isRegularFile)
                .orElseThrow(() -> ApiProblem.NOT_FOUND.exception("no row was rejected, or it is too long ago"));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"import-" + run + ".rejects\"")
                .body(new FileSystemResource(rejects));
    }

    /** Undoes an import; only the latest of its kind can be undone. */
    @PostMapping("/{run}/undo")
    ResponseEntity<?> undoImport(@PathVariable String run, HttpServletRequest request) {
        ImportRunSummary found = find(run);
        return idempotent.execute(request, "", () -> {
            importing.undo(found.number(), Actor.program(request.getUserPrincipal().getName()));
            return ResponseEntity.ok(toResponse(find(run)));
        });
    }

    private ImportRunSummary find(String run) {
        return Optional.of(run).filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong).flatMap(runs::findSummary)
                .orElseThrow(() -> ApiProblem.NOT_FOUND.exception("there is no such run"));
    }

    private static CisFileKind kind(String code) {
        return KINDS.stream().filter(each -> each.code().equals(code)).findFirst()
                .orElseThrow(() -> ApiProblem.NOT_FOUND.exception("kind: expected one of "
                        + String.join(", ", KINDS.stream().map(CisFileKind::code).toList())));
    }

    private static String code(RunState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
