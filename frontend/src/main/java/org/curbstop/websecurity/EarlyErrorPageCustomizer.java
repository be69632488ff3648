package org.curbstop.websecurity;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Adds headers to errors raised before Spring Security runs, such as a URL that Tomcat cannot parse or an unsigned webhook. It replaces
 * Tomcat's English error page with the application's own.
 */
@Component
class EarlyErrorPageCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY", "Referrer-Policy", "same-origin", "Permissions-Policy",
            CommonHeadersConfiguration.PERMISSIONS_POLICY, "Cross-Origin-Opener-Policy", "same-origin", "Cross-Origin-Resource-Policy",
            "same-origin");

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addEngineValves(new SecurityHeaderValve());
    }

    private static final class SecurityHeaderValve extends ValveBase {

        private final String page;

        SecurityHeaderValve() {
            super(true);
            try {
                page = new ClassPathResource("refused.html").getContentAsString(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException("refused.html must be on the class path", e);
            }
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            HEADERS.forEach(response::setHeader);
            if (request.getContext() == null && response.isError()) {
                noPage(response);
                response.setContentType("text/html;charset=utf-8");
                response.setSuspended(false); // as in Tomcat's ErrorReportValve
                response.getReporter().write(page);
                response.finishResponse();
                return;
            }
            getNext().invoke(request, response);
            if (!response.isCommitted() && response.getHeader("Content-Security-Policy") == null) {
                noPage(response);
            }
        }

        private static void noPage(Response response) {
            response.setHeader("Content-Security-Policy", CommonHeadersConfiguration.DENY_ALL_POLICY);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
