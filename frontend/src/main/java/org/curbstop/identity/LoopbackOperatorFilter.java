package org.curbstop.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Grants the operator role to requests from this machine, for health details and metrics. */
final class LoopbackOperatorFilter extends OncePerRequestFilter {

    static final IpAddressMatcher LOOPBACK = new IpAddressMatcher("127.0.0.0/8");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (LOOPBACK.matches(request.getRemoteAddr())) {
            SecurityContextHolder.setContext(new SecurityContextImpl(
                    new PreAuthenticatedAuthenticationToken("operator", "", List.of(new SimpleGrantedAuthority("ROLE_OPERATOR")))));
        }
        chain.doFilter(request, response);
    }
}
