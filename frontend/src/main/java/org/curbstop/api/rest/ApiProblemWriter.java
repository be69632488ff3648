package org.curbstop.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems (RFC 9457) for requests that security, the dispatcher or the server rejects before they reach a controller. */
@Component
final class ApiProblemWriter implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final int RETRY_SECONDS = 30;

    private final BearerTokenAccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();
    private final JsonMapper json;
    private final AuditTrail audit;

    ApiProblemWriter(JsonMapper json, AuditTrail audit) {
        this.json = json;
        this.audit = audit;
    }

    void write(HttpServletResponse response, ApiProblem problem, @Nullable String detail) throws IOException {
        byte[] body = json.writeValueAsBytes(problem.detail(detail));
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length); // the response is complete once it is flushed, while a large body is still arriving
        response.getOutputStream().write(body);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) throws IOException {
        if (refused instanceof AuthenticationServiceException) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            write(response, ApiProblem.UNAVAILABLE, "the sign-in provider does not answer, so the token cannot be verified");
            return;
        }
        // As in RFC 6750. Spring's entry point also links to metadata about this server, which is not served here.
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, refused instanceof OAuth2AuthenticationException invalid
                ? "Bearer error=\"" + invalid.getError().getErrorCode() + '"' : "Bearer");
        write(response, ApiProblem.UNAUTHORIZED,
                "get a token from the sign-in provider by client credentials; it must not be expired and must be for this interface");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) throws IOException {
        if (request.getUserPrincipal() != null) {
            audit.record(Actor.program(request.getUserPrincipal().getName()), "api-refused", Optional.empty());
        }
        denial.handle(request, response, denied);
        write(response, ApiProblem.FORBIDDEN, "docs/api.md says which scope each call needs");
    }
}
