package org.curbstop.websecurity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Rejects a body in an unknown character set, which Tomcat would decode in another one and so store text that was never sent. */
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
        } catch (IllegalArgumentException notAMediaType) { // also thrown for the name of an unknown character set
            return false;
        }
    }
}
