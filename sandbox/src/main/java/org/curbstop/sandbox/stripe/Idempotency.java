package org.curbstop.sandbox.stripe;

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
 * Stripe's rules for idempotency keys: the same key gets the very same answer, an error of Stripe's own included; other parameters
 * are an error; a request still going on is a conflict; a refused request is not kept; a key is forgotten after a day.
 */
@Component
@Profile("!production")
final class Idempotency {

    private static final Duration KEPT_FOR = Duration.ofHours(24);

    /** Older, and whoever began it is gone. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param status 0 while it goes on */
    record Kept(String id, long version, String fingerprint, int status, String body, Instant at) {}

    record Answer(int status, String body, boolean replayed) {}

    private final Shelf shelf;
    private final Clock clock;

    Idempotency(Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    Answer once(Optional<String> key, String what, Form form, Supplier<Map<String, Object>> request) {
        if (key.isEmpty()) {
            return run(request);
        }
        if (key.get().length() > 255) {
            return answer(Fault.invalid(null, "Idempotency keys can only be 255 characters long.", null));
        }
        String fingerprint = what + " " + form.fingerprint();
        Instant now = clock.instant();
        var begun = new Kept(key.get(), 0, fingerprint, 0, "", now);
        if (!shelf.keys.insert(begun)) {
            Kept earlier = shelf.keys.find(key.get()).orElse(begun);
            boolean forgotten = now.isAfter(earlier.at().plus(KEPT_FOR));
            boolean abandoned = earlier.status() == 0 && now.isAfter(earlier.at().plus(LONGEST_REQUEST));
            if (!forgotten && !earlier.fingerprint().equals(fingerprint)) {
                return answer(Fault.otherParameters());
            }
            if (!forgotten && earlier.status() > 0) {
                return new Answer(earlier.status(), earlier.body(), true);
            }
            if (!forgotten && !abandoned
                    || !shelf.keys.replace(new Kept(earlier.id(), earlier.version(), fingerprint, 0, "", now))) {
                return answer(Fault.inProgress());
            }
        }
        Answer answer = run(request);
        keep(key.get(), answer);
        return answer;
    }

    private void keep(String key, Answer answer) {
        if (answer.status() == 400 || answer.status() == 404) {
            shelf.keys.delete(key);
        } else {
            shelf.keys.change(key, kept -> new Kept(kept.id(), kept.version(), kept.fingerprint(), answer.status(), answer.body(), kept.at()));
        }
    }

    private static Answer run(Supplier<Map<String, Object>> request) {
        try {
            return new Answer(200, JSON.writeValueAsString(request.get()), false);
        } catch (Fault fault) {
            return answer(fault);
        }
    }

    static Answer answer(Fault fault) {
        return new Answer(fault.status(), JSON.writeValueAsString(fault.body()), false);
    }
}
