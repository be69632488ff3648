package org.curbstop.api.rest;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a client was answered under one of its keys.
 *
 * @param id digest of the client and its key
 * @param request digest of the path, the parameters and the body
 * @param status 0: the call has not been answered yet
 * @param location header of that name, where there was one
 * @param day on which it was made, for the job that deletes it
 */
record IdempotentAnswer(String id, long version, String request, int status, String body, Optional<String> location, LocalDate day) {

    boolean isAnswered() {
        return status > 0;
    }

    IdempotentAnswer answered(int with, String text, Optional<String> at) {
        return new IdempotentAnswer(id, version, request, with, text, at, day);
    }
}
