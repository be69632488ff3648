package org.curbstop.api.rest;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Stored response to a client's call with an idempotency key.
 *
 * @param id digest of the client and its key
 * @param request digest of the path, the parameters and the body
 * @param status HTTP status, or 0 if the call has not been answered yet
 * @param location the {@code Location} header, if there was one
 * @param day day of the call, for the job that deletes the response
 */
record IdempotentResponse(String id, long version, String request, int status, String body, Optional<String> location, LocalDate day) {

    boolean isAnswered() {
        return status > 0;
    }

    IdempotentResponse withResponse(int httpStatus, String responseBody, Optional<String> responseLocation) {
        return new IdempotentResponse(id, version, request, httpStatus, responseBody, responseLocation, day);
    }
}
