package org.curbstop.sandbox;

import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The index page of the sandbox, and its security configuration: public, because it holds no real data. */
@Controller
@Profile("!production")
class SandboxIndexPage {

    private final List<SandboxPage> pages;

    SandboxIndexPage(List<SandboxPage> pages) {
        this.pages = pages.stream().sorted(Comparator.comparingInt(SandboxPage::order)).toList();
    }

    @GetMapping("/sandbox")
    String index(Model model) {
        model.addAttribute("pages", pages);
        return "sandbox/index";
    }

    /** Public, without sign-in and session; scripts and styles come as files only. */
    @Configuration(proxyBeanMethods = false)
    @Profile("!production")
    static class SandboxSecurityConfiguration {
        @Bean
        @Order(1)
        SecurityFilterChain sandboxSecurityChain(HttpSecurity http) {
            return http.securityMatcher("/sandbox", "/sandbox/**")
                    .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                    .csrf(AbstractHttpConfigurer::disable)
                    .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                            "default-src 'self'; img-src 'self' data:; frame-ancestors 'self'; form-action *; base-uri 'none'")))
                    .build();
        }
    }
}
