package org.curbstop.websecurity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body in a character set that is none: Tomcat would read it in another one and keep what was never sent. */
final class UnknownCharsetFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isKnown(request.getContentType())) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static boolean isKnown(@Nullable String contentType) {
        try {
            if (contentType != null) {
                MediaType.parseMediaType(contentType).getCharset();
            }
            return true;
        } catch (IllegalArgumentException notAMediaType) { // which a name of no character set is too
            return false;
        }
    }
}
