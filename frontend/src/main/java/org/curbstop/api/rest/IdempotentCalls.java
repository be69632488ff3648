package org.curbstop.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.curbstop.common.Sha256Digest;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Returns the first response again to calls with the same {@code Idempotency-Key}. Only successes are stored; a rejected call may succeed
 * when it is repeated. A call that was interrupted by a crash is executed again, which does not change what it has already done.
 */
@Component
class IdempotentCalls {

    private static final String HEADER = "Idempotency-Key";
    /** How long a response is kept after the day of the call. */
    private static final int DAYS_KEPT = 7;
    /** How many days of expired responses the job looks for, in case it did not run for some time. */
    private static final int LOOK_BACK_DAYS = 60;
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
    private static final int RETRY_SECONDS = 5;

    private final AggregateCollection<IdempotentResponse> responses;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final JsonMapper json;
    private final Clock clock;

    IdempotentCalls(Database database, JsonMapper json, Clock clock) {
        this.responses = database.collection(IdempotentResponse.class, "api_answers", Index.on("day"));
        this.json = json;
        this.clock = clock;
    }

    /** @param body digest of the request body */
    ResponseEntity<?> execute(HttpServletRequest request, String body, Supplier<ResponseEntity<?>> call) {
        @Nullable String key = request.getHeader(HEADER);
        if (key == null) {
            return call.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw ApiProblem.INVALID_REQUEST.exception(HEADER + ": expected 1 to 200 letters, digits and marks, without blanks");
        }
        String id = Sha256Digest.of(request.getUserPrincipal().getName(), key);
        String asked = Sha256Digest.of(request.getRequestURI(), String.valueOf(request.getQueryString()),
                String.valueOf(request.getContentType()), body);
        if (!underWay.add(id)) {
            throw ApiProblem.CONFLICT.exception("a call with this key is being answered", RETRY_SECONDS);
        }
        try {
            return execute(id, asked, call);
        } finally {
            underWay.remove(id);
        }
    }

    private ResponseEntity<?> execute(String id, String asked, Supplier<ResponseEntity<?>> call) {
        Optional<IdempotentResponse> known = responses.find(id);
        if (known.isEmpty() && !responses.insert(new IdempotentResponse(id, 0, asked, 0, "", Optional.empty(), LocalDate.now(clock)))) {
            known = responses.find(id); // another process was first
        }
        if (known.filter(first -> !first.request().equals(asked)).isPresent()) {
            throw ApiProblem.KEY_REUSED.exception(HEADER + ": take a new key for another request");
        }
        if (known.filter(IdempotentResponse::isAnswered).isPresent()) {
            return replay(known.get());
        }
        ResponseEntity<?> response = call.get();
        Optional<String> location = Optional.ofNullable(response.getHeaders().getLocation()).map(URI::toString);
        String responseBody = json.writeValueAsString(Objects.requireNonNull(response.getBody()));
        return replay(responses.change(id, stored -> stored.isAnswered() ? stored
                : stored.withResponse(response.getStatusCode().value(), responseBody, location)));
    }

    private static ResponseEntity<String> replay(IdempotentResponse kept) {
        var headers = new HttpHeaders();
        kept.location().ifPresent(location -> headers.set(HttpHeaders.LOCATION, location));
        return ResponseEntity.status(kept.status()).headers(headers).contentType(MediaType.APPLICATION_JSON).body(kept.body());
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void deleteOld() {
        LocalDate last = LocalDate.now(clock).minusDays(DAYS_KEPT + 1L);
        for (int days = 0; days < LOOK_BACK_DAYS; days++) {
            responses.list(Query.where("day", last.minusDays(days)).limit(Query.MAX_LIMIT)).forEach(old -> responses.delete(old.id()));
        }
    }
}
