package org.curbstop.websecurity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.curbstop.common.Language;
import org.curbstop.common.language.MessageCatalog;
import org.curbstop.utility.Utility;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** Response to a request beyond capacity: when to retry, and how to report an outage without this site. Rendered once, at startup. */
final class OverCapacityResponse {

    private static final String RETRY_SECONDS = "30";
    private static final String STYLE = "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:38rem;margin:0 auto;padding:1rem}"
            + "@media(prefers-color-scheme:dark){body{background:#111;color:#eee}a{color:#9cf}}";

    private final byte[] page;
    private final byte[] problem;
    private final byte[] reportJson;
    private final byte[] reportXml;
    private final String policy;

    OverCapacityResponse(Utility utility) {
        Language first = utility.language();
        page = bytes("<!DOCTYPE html>\n<html lang=\"" + first + "\"><head><meta charset=\"utf-8\"><title>" + text(first, "busy.title")
                + "</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>" + STYLE
                + "</style></head>\n<body><main>\n"
                + utility.languages().stream().map(language -> section(language, utility)).collect(Collectors.joining())
                + "</main></body></html>\n");
        String words = utility.languages().stream().map(language -> MessageCatalog.of(language, "pages").text("busy.what"))
                .collect(Collectors.joining(" "));
        int status = HttpStatus.SERVICE_UNAVAILABLE.value();
        problem = JsonMapper.shared().writeValueAsBytes(Map.of("status", status, "title", "Service Unavailable", "detail", words));
        reportJson = JsonMapper.shared().writeValueAsBytes(List.of(Map.of("code", status, "description", words)));
        reportXml = bytes("<?xml version=\"1.0\" encoding=\"utf-8\"?><errors><error><code>" + status + "</code><description>"
                + HtmlUtils.htmlEscapeDecimal(words, "UTF-8") + "</description></error></errors>");
        policy = CommonHeadersConfiguration.DENY_ALL_POLICY + "; style-src 'sha256-" + digest(bytes(STYLE)) + "'";
    }

    private static String section(Language language, Utility utility) {
        return "<section lang=\"%s\"><h1>%s</h1>\n<p>%s</p>\n<p><strong>%s</strong></p>\n<p>%s <a href=\"/outage\">%s</a></p></section>\n"
                .formatted(language, text(language, "busy.title"), text(language, "busy.what"),
                        text(language, "busy.danger", utility.lines().emergency().formatNational()),
                        text(language, "busy.report", utility.lines().text().formatNational()), text(language, "home.outage"));
    }

    private static String text(Language language, String key, Object... arguments) {
        return HtmlUtils.htmlEscape(MessageCatalog.of(language, "pages").text(key, arguments), "UTF-8");
    }

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", policy);
        String path = request.getRequestURI();
        if (path.startsWith("/open311/")) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.RETRY_AFTER);
            boolean xml = path.endsWith(".xml");
            write(response, xml ? MediaType.TEXT_XML_VALUE : MediaType.APPLICATION_JSON_VALUE, xml ? reportXml : reportJson);
        } else if (String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).toLowerCase(Locale.ROOT).contains(MediaType.TEXT_HTML_VALUE)) {
            write(response, MediaType.TEXT_HTML_VALUE, page);
        } else {
            write(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem);
        }
    }

    private static void write(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type + ";charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String digest(byte[] style) {
        return Base64.getEncoder().encodeToString(DigestUtils.sha256(style));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
