package org.curbstop.sandbox.stripe;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** What every request to the pretended Stripe goes through: the key, the idempotency key, the errors' shape. */
@Component
@Profile("!production")
class Api {

    private final Idempotency idempotency;
    private final Trouble trouble;

    Api(Idempotency idempotency, Trouble trouble) {
        this.idempotency = idempotency;
        this.trouble = trouble;
    }

    ResponseEntity<String> read(HttpServletRequest request, MultiValueMap<String, String> fields, Function<Form, Map<String, Object>> answer) {
        return run(request, fields, Optional.empty(), answer);
    }

    ResponseEntity<String> write(HttpServletRequest request, MultiValueMap<String, String> fields, Function<Form, Map<String, Object>> answer) {
        return run(request, fields, Optional.ofNullable(request.getHeader("Idempotency-Key")), answer);
    }

    /** For what may hold card digits: not even a fingerprint of it is kept. */
    ResponseEntity<String> writeUnkept(HttpServletRequest request, MultiValueMap<String, String> fields, Function<Form, Map<String, Object>> answer) {
        return run(request, fields, Optional.empty(), answer);
    }

    private ResponseEntity<String> run(
            HttpServletRequest request, MultiValueMap<String, String> fields, Optional<String> key, Function<Form, Map<String, Object>> answer) {
        Form form = new Form(fields);
        String authorization = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        Idempotency.Answer given = authorization.startsWith("Bearer sk_")
                ? idempotency.once(key, request.getMethod() + " " + request.getRequestURI(), form, () -> {
                    trouble.beforeRequest();
                    return answer.apply(form);
                })
                : Idempotency.answer(Fault.unauthorized());
        return ResponseEntity.status(given.status())
                .contentType(MediaType.APPLICATION_JSON)
                .header("Request-Id", Shelf.mint("req"))
                .header("Idempotent-Replayed", String.valueOf(given.replayed()))
                .body(given.body());
    }
}
