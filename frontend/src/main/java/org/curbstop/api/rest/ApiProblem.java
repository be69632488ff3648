package org.curbstop.api.rest;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Reason for rejecting a call. Its {@code type} (RFC 9457) is stable and documented in docs/api.md. */
enum ApiProblem {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "A parameter, a header or the body cannot be read"),
    UNREADABLE_FILE(HttpStatus.BAD_REQUEST, "The file cannot be read, and nothing of it was taken"),
    UNKNOWN_MAPPING(HttpStatus.BAD_REQUEST, "There is no such mapping, or it has mistakes"),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "A valid access token of a client is needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "The token lacks the scope"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This cannot be done here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "There is no answer of the type that was asked for"),
    CONFLICT(HttpStatus.CONFLICT, "Something else is in the way"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "A body of this type is not read here"),
    KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key was used for another request"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many calls"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something failed here; the same call may be made again"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not available now; the same call may be made again");

    private final HttpStatus status;
    private final String title;

    ApiProblem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Returns the problem for what Spring or the server rejects with a status only. */
    static ApiProblem of(int status) {
        return Arrays.stream(values()).filter(each -> each.status.value() == status).findFirst()
                .orElse(status < HttpStatus.INTERNAL_SERVER_ERROR.value() ? INVALID_REQUEST : INTERNAL_ERROR);
    }

    HttpStatus status() {
        return status;
    }

    ProblemDetail detail(@Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:curbstop:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        problem.setTitle(title);
        problem.setDetail(detail);
        return problem;
    }

    ErrorResponseException exception(String detail) {
        return new ErrorResponseException(status, detail(detail), null);
    }

    ErrorResponseException exception(String detail, int retryAfterSeconds) {
        ErrorResponseException refused = exception(detail);
        refused.getHeaders().add("Retry-After", Integer.toString(retryAfterSeconds));
        return refused;
    }
}
