package org.curbstop.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.curbstop.cis.postings.ExportingPostings;
import org.curbstop.cis.postings.ExportingPostings.PostingRecord;
import org.curbstop.cis.postings.ImportingAcknowledgements;
import org.curbstop.cis.postings.ImportingAcknowledgements.AcknowledgementResult;
import org.curbstop.cis.postings.Posting;
import org.curbstop.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists postings for the billing system by sequence number, and receives its acknowledgements (docs/postings.md). */
@RestController
@RequestMapping("/api/v1/postings")
class PostingsController {

    private static final String CSV = "text/csv";

    private final ExportingPostings exporting;
    private final ImportingAcknowledgements acknowledgements;
    private final AcknowledgementJson jsonAnswers;
    private final RequestBodyReceiver bodies;
    private final IdempotentCalls idempotent;
    private final ApiProperties settings;

    PostingsController(ExportingPostings exporting, ImportingAcknowledgements acknowledgements, AcknowledgementJson jsonAnswers,
            RequestBodyReceiver bodies, IdempotentCalls idempotent, ApiProperties settings) {
        this.exporting = exporting;
        this.acknowledgements = acknowledgements;
        this.jsonAnswers = jsonAnswers;
        this.bodies = bodies;
        this.idempotent = idempotent;
        this.settings = settings;
    }

    /** @param next cursor of the next page, even if there is none yet; if {@code more} is true, there is one already */
    record PostingPage(List<PostingRecord> postings, String next, boolean more) {

        /** @param read all postings that were read, of which {@code shown} are returned */
        static PostingPage of(List<Posting> read, List<Posting> shown, long cursor, int limit) {
            long last = read.isEmpty() ? cursor : read.getLast().sequence();
            return new PostingPage(shown.stream().map(PostingRecord::of).toList(), Long.toString(last), read.size() == limit);
        }
    }

    @GetMapping
    PostingPage listPostings(@RequestParam(required = false) @Nullable String after, @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String unanswered, Authentication client) {
        long cursor = ApiParameters.number("after", after, 0);
        int max = ApiParameters.limit(limit);
        List<Posting> page = exporting.listNext(cursor, max, ApiParameters.flag("unanswered", unanswered), Actor.program(client.getName()));
        return PostingPage.of(page, page, cursor, max);
    }

    /** @param taken number of new acknowledgements; {@code known} counts those received before */
    record AcknowledgementsResponse(long taken, long known, long rejected, List<RejectedRow> rejects) {}

    /** Imports acknowledgements. Each row is independent of the others, as in a file. */
    @PostMapping(path = "/acknowledgements", consumes = {CSV, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<?> acknowledgePostings(@RequestParam(required = false) @Nullable String check, HttpServletRequest request) {
        boolean store = !ApiParameters.flag("check", check);
        boolean json = MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(String.valueOf(request.getContentType())));
        long maxBytes = json ? AcknowledgementJson.MAX_BYTES : settings.mostBytes().toBytes();
        try (ReceivedFile body = bodies.receive(request, maxBytes)) {
            return idempotent.execute(request, body.digest(), () -> take(body, json, store));
        }
    }

    private ResponseEntity<AcknowledgementsResponse> take(ReceivedFile body, boolean json, boolean store) {
        try {
            if (json) {
                jsonAnswers.toCsv(body.path());
            }
            try (ReceivedFile file = body.named("acknowledgements-" + UUID.randomUUID() + ".csv")) {
                AcknowledgementResult result = acknowledgements.importFile(file.path(), file.rejects(), store);
                List<RejectedRow> rejects = RejectedRow.list(result.rejects());
                Files.deleteIfExists(file.rejects()); // the sender has the rows and gets the reasons in the response
                return ResponseEntity.ok(new AcknowledgementsResponse(result.taken(), result.known(), result.rejected(),
                        json ? rejects.stream().map(AcknowledgementJson::placeInList).toList() : rejects));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
