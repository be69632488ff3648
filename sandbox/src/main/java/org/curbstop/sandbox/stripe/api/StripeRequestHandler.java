package org.curbstop.sandbox.stripe.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.sandbox.stripe.model.StripeApiException;
import org.curbstop.sandbox.stripe.model.StripeIdempotency;
import org.curbstop.sandbox.stripe.model.StripeParameters;
import org.curbstop.sandbox.stripe.model.StripeRepository;
import org.curbstop.sandbox.stripe.simulation.FaultInjection;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Handles every request to the simulated Stripe: API key, idempotency key, error format. */
@Component
@Profile("!production")
record StripeRequestHandler(StripeIdempotency idempotency, FaultInjection faults) {

    ResponseEntity<String> read(HttpServletRequest request, MultiValueMap<String, String> fields,
            Function<StripeParameters, Map<String, Object>> answer) {
        return run(request, fields, Optional.empty(), answer);
    }

    ResponseEntity<String> write(HttpServletRequest request, MultiValueMap<String, String> fields,
            Function<StripeParameters, Map<String, Object>> answer) {
        return run(request, fields, Optional.ofNullable(request.getHeader("Idempotency-Key")), answer);
    }

    /** Handles requests that may contain card digits, of which not even a fingerprint may be stored. */
    ResponseEntity<String> writeWithoutKey(HttpServletRequest request, MultiValueMap<String, String> fields,
            Function<StripeParameters, Map<String, Object>> answer) {
        return run(request, fields, Optional.empty(), answer);
    }

    private ResponseEntity<String> run(HttpServletRequest request, MultiValueMap<String, String> fields, Optional<String> key,
            Function<StripeParameters, Map<String, Object>> answer) {
        StripeParameters form = new StripeParameters(fields);
        String authorization = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        StripeIdempotency.ApiAnswer given = authorization.startsWith("Bearer sk_")
                ? idempotency.runOnce(key, request.getMethod() + " " + request.getRequestURI(), form, () -> {
                    faults.beforeRequest();
                    return answer.apply(form);
                }) : StripeIdempotency.answer(StripeApiException.unauthorized());
        return ResponseEntity.status(given.status())
                .contentType(MediaType.APPLICATION_JSON)
                .header("Request-Id", StripeRepository.newId("req"))
                .header("Idempotent-Replayed", String.valueOf(given.replayed()))
                .body(given.body());
    }
}
