package org.curbstop.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Audits each call under the client's id before the call is handled, such as {@code api-list-postings}. */
@Component
final class ApiAuditInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    private final AuditTrail audit;

    ApiAuditInterceptor(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod called && request.getUserPrincipal() != null) {
            String did = called.getMethod().getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            audit.record(Actor.program(request.getUserPrincipal().getName()), "api-" + did, Optional.empty());
        }
        return true;
    }
}
