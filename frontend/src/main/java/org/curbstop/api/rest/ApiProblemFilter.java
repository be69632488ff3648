package org.curbstop.api.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.curbstop.store.DatabaseUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes a problem where the server would show its error page: for requests that the dispatcher rejects, and for failures. The rest of a
 * body that is too large is still read after the response, for clients that read nothing until they have sent everything.
 */
final class ApiProblemFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblemFilter.class);
    private static final int MAX_DRAINED_BYTES = 256 * 1024 * 1024;
    private static final int BUFFER = 64 * 1024;
    private static final String RETRY_SECONDS = "30";

    private final ApiProblemWriter problems;

    ApiProblemFilter(ApiProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // The dispatcher would parse the body before rejecting it.
        if (String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            problems.write(response, ApiProblem.UNSUPPORTED_MEDIA_TYPE, "the file itself is the body");
            return;
        }
        try {
            chain.doFilter(request, new ProblemResponse(response, problems));
        } catch (RuntimeException | ServletException e) {
            if (response.isCommitted()) {
                throw e;
            }
            handle(response, e);
        }
        if (response.getStatus() == ApiProblem.TOO_LARGE.status().value()) {
            response.flushBuffer();
            drain(request.getInputStream());
        }
    }

    private void handle(HttpServletResponse response, Exception e) throws IOException {
        response.resetBuffer();
        Optional<InvalidParameterException> invalid = findCause(e, InvalidParameterException.class);
        if (invalid.isPresent()) {
            problems.write(response, ApiProblem.of(invalid.get().getErrorCode()), "the parameters cannot be read");
        } else if (findCause(e, DatabaseUnavailableException.class).isPresent()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            problems.write(response, ApiProblem.UNAVAILABLE, "the database does not answer");
        } else if (findCause(e, RequestRejectedException.class).isPresent()) { // a parameter is checked when it is first read
            problems.write(response, ApiProblem.INVALID_REQUEST, "a parameter has characters that none may have");
        } else {
            LOG.error("a call of the REST interface failed", e);
            problems.write(response, ApiProblem.INTERNAL_ERROR, null);
        }
    }

    private static <T extends Throwable> Optional<T> findCause(Throwable thrown, Class<T> type) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    private static void drain(InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long read = 0;
        for (int count = body.read(buffer); count >= 0 && read < MAX_DRAINED_BYTES; count = body.read(buffer)) {
            read += count;
        }
    }

    /** Replaces the error page by a problem. */
    private static final class ProblemResponse extends HttpServletResponseWrapper {

        private final ApiProblemWriter problems;

        ProblemResponse(HttpServletResponse response, ApiProblemWriter problems) {
            super(response);
            this.problems = problems;
        }

        @Override
        public void sendError(int status) throws IOException {
            sendError(status, null);
        }

        @Override
        public void sendError(int status, @Nullable String message) throws IOException {
            resetBuffer();
            problems.write((HttpServletResponse) getResponse(), ApiProblem.of(status), null);
        }
    }
}
