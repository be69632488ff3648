package org.curbstop.web.layout;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches Vaadin's requests: its views, its files, and its client messages to the root with {@code v-r}. Everything else is a plain page, a
 * file or nothing: an unknown path returns the same 404 to everybody, and never a portal page.
 */
final class PortalRequestMatcher implements RequestMatcher {

    static final PortalRequestMatcher INSTANCE = new PortalRequestMatcher();

    private PortalRequestMatcher() {}

    @Override
    public boolean matches(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return under("/my", path) || under("/staff", path) || under("/VAADIN", path)
                || path.equals("/") && request.getQueryString() != null && request.getQueryString().startsWith("v-r=");
    }

    private static boolean under(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
