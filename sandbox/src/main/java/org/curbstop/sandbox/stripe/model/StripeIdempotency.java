package org.curbstop.sandbox.stripe.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Implements Stripe's rules for idempotency keys: the same key returns the identical response, even a server error; other parameters are an
 * error; a request in progress is a conflict; a rejected request is not stored; a key expires after a day.
 */
@Component
@Profile("!production")
public final class StripeIdempotency {

    private static final Duration KEPT_FOR = Duration.ofHours(24);

    /** After this time an unfinished request counts as abandoned. */
    private static final Duration MAX_REQUEST_TIME = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param status HTTP status, or 0 while the request is in progress */
    record StoredAnswer(String id, long version, String fingerprint, int status, String body, Instant at) {}

    public record ApiAnswer(int status, String body, boolean replayed) {}

    private final StripeRepository repository;
    private final Clock clock;

    StripeIdempotency(StripeRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    public ApiAnswer runOnce(Optional<String> key, String what, StripeParameters form, Supplier<Map<String, Object>> request) {
        if (key.isEmpty()) {
            return run(request);
        }
        if (key.get().length() > 255) {
            return answer(StripeApiException.invalid(null, "Idempotency keys can only be 255 characters long.", null));
        }
        String fingerprint = what + " " + form.fingerprint();
        Instant now = clock.instant();
        var begun = new StoredAnswer(key.get(), 0, fingerprint, 0, "", now);
        if (!repository.idempotencyKeys.insert(begun)) {
            StoredAnswer earlier = repository.idempotencyKeys.find(key.get()).orElse(begun);
            boolean forgotten = now.isAfter(earlier.at().plus(KEPT_FOR));
            boolean abandoned = earlier.status() == 0 && now.isAfter(earlier.at().plus(MAX_REQUEST_TIME));
            if (!forgotten && !earlier.fingerprint().equals(fingerprint)) {
                return answer(StripeApiException.parametersDiffer());
            }
            if (!forgotten && earlier.status() > 0) {
                return new ApiAnswer(earlier.status(), earlier.body(), true);
            }
            if (!forgotten && !abandoned
                    || !repository.idempotencyKeys.replace(new StoredAnswer(earlier.id(), earlier.version(), fingerprint, 0, "", now))) {
                return answer(StripeApiException.inProgress());
            }
        }
        ApiAnswer answer = run(request);
        store(key.get(), answer);
        return answer;
    }

    private void store(String key, ApiAnswer answer) {
        if (answer.status() == 400 || answer.status() == 404) {
            repository.idempotencyKeys.delete(key);
        } else {
            repository.idempotencyKeys.change(key,
                    kept -> new StoredAnswer(kept.id(), kept.version(), kept.fingerprint(), answer.status(), answer.body(), kept.at()));
        }
    }

    private static ApiAnswer run(Supplier<Map<String, Object>> request) {
        try {
            return new ApiAnswer(200, JSON.writeValueAsString(request.get()), false);
        } catch (StripeApiException fault) {
            return answer(fault);
        }
    }

    public static ApiAnswer answer(StripeApiException fault) {
        return new ApiAnswer(fault.status(), JSON.writeValueAsString(fault.body()), false);
    }
}
