package org.curbstop.sandbox.stripe.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Thrown to return an error in Stripe's format. */
public final class StripeApiException extends RuntimeException {

    private final int status;
    private final transient Map<String, Object> error;

    private StripeApiException(int status, Map<String, Object> error) {
        super(String.valueOf(error.get("message")));
        this.status = status;
        this.error = error;
    }

    public static StripeApiException invalid(@Nullable String code, String message, @Nullable String param) {
        return of(400, "invalid_request_error", code, message, param);
    }

    public static StripeApiException notFound(String what, String id, String param) {
        return of(404, "invalid_request_error", "resource_missing", "No such " + what + ": '" + id + "'", param);
    }

    public static StripeApiException unauthorized() {
        return of(401, "invalid_request_error", null, "You did not provide an API key.", null);
    }

    static StripeApiException parametersDiffer() {
        return of(400, "idempotency_error", null,
                "Keys for idempotent requests can only be used with the same parameters they were first used with.", null);
    }

    static StripeApiException inProgress() {
        return of(409, "idempotency_error", "idempotency_key_in_use",
                "There is currently another in-progress request using this Idempotent Key.", null);
    }

    public static StripeApiException internalError() {
        return of(500, "api_error", null, "An unknown error occurred.", null);
    }

    /** @param intent current state of the intent, which Stripe includes in the error */
    public static StripeApiException card(CardRefusal refusal, @Nullable Map<String, Object> intent) {
        Map<String, Object> error = body("card_error", refusal.code(), refusal.message(), null);
        if (!refusal.declineCode().isEmpty()) {
            error.put("decline_code", refusal.declineCode());
        }
        if (intent != null) {
            error.put("payment_intent", intent);
        }
        return new StripeApiException(402, error);
    }

    private static StripeApiException of(int status, String type, @Nullable String code, String message, @Nullable String param) {
        return new StripeApiException(status, body(type, code, message, param));
    }

    private static Map<String, Object> body(String type, @Nullable String code, String message, @Nullable String param) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("type", type);
        if (code != null) {
            error.put("code", code);
        }
        error.put("message", message);
        if (param != null) {
            error.put("param", param);
        }
        return error;
    }

    public int status() {
        return status;
    }

    Map<String, Object> body() {
        return Map.of("error", error);
    }
}
