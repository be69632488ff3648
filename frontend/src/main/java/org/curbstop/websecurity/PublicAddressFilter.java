package org.curbstop.websecurity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.curbstop.utility.ApplicationUrls;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sets the public address of every request from {@code CURBSTOP_PUBLIC_URL}. {@code Host} and {@code X-Forwarded-Host} are under the
 * client's control; in a redirect or in the sign-in callback they would send users and their authorization codes to another site. On a
 * development machine all names of the machine itself are accepted.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PublicAddressFilter extends OncePerRequestFilter {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]", "0:0:0:0:0:0:0:1");

    private final ApplicationUrls addresses;

    PublicAddressFilter(ApplicationUrls addresses) {
        this.addresses = addresses;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        URI ours = addresses.publicUrl();
        boolean bothHere = isThisMachine(ours.getHost()) && isThisMachine(request.getServerName());
        chain.doFilter(bothHere ? request : new PublicAddressRequest(request, ours), response);
    }

    private static boolean isThisMachine(@Nullable String host) {
        return host != null && THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
    }

    private static final class PublicAddressRequest extends HttpServletRequestWrapper {

        private final URI ours;

        PublicAddressRequest(HttpServletRequest request, URI ours) {
            super(request);
            this.ours = ours;
        }

        @Override
        public String getScheme() {
            return ours.getScheme();
        }

        @Override
        public boolean isSecure() {
            return ours.getScheme().equals("https");
        }

        @Override
        public String getServerName() {
            return ours.getHost();
        }

        @Override
        public int getServerPort() {
            return ours.getPort() >= 0 ? ours.getPort() : isSecure() ? 443 : 80;
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(ours.getScheme()).append("://").append(ours.getRawAuthority()).append(getRequestURI());
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.HOST) ? ours.getRawAuthority() : super.getHeader(name);
        }
    }
}
