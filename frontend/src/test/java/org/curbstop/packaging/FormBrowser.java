package org.curbstop.packaging;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Minimal browser for sign-in: cookies, redirects, forms. Requests to the public URL go to the local port, as through a proxy. */
final class FormBrowser {

    private static final int REDIRECTS = 15;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private final String publicUrl;
    private final String address;
    private URI at = URI.create("about:blank");
    private String page = "";
    private int status;

    FormBrowser(String publicUrl, String address) {
        this.publicUrl = publicUrl;
        this.address = address;
    }

    URI at() {
        return at;
    }

    String page() {
        return page;
    }

    int status() {
        return status;
    }

    void open(String target) throws IOException, InterruptedException {
        go(URI.create(target), Optional.empty());
    }

    void submit(Map<String, String> fields) throws IOException, InterruptedException {
        String action = find("<form[^>]*action=\"([^\"]+)\"").replace("&amp;", "&");
        go(at.resolve(action), Optional.of(fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))));
    }

    boolean asksFor(String field) {
        return page.contains("name=\"" + field + "\"");
    }

    String find(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        if (!found.find()) {
            throw new IllegalStateException(pattern + " is not at " + at + ": " + page);
        }
        return found.group(1);
    }

    private void go(URI target, Optional<String> form) throws IOException, InterruptedException {
        Optional<String> body = form;
        at = target;
        for (int i = 0; i < REDIRECTS; i++) {
            boolean ours = at.toString().startsWith(publicUrl);
            Map<String, String> known = cookies.computeIfAbsent(at.getAuthority(), authority -> new HashMap<>());
            var request = HttpRequest.newBuilder(ours ? URI.create(at.toString().replace(publicUrl, address)) : at)
                    .timeout(Duration.ofSeconds(30)).header("Accept", "text/html")
                    .header("Cookie", known.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
            if (ours) {
                request.header("X-Forwarded-Proto", "https");
            }
            body.ifPresent(fields -> request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(fields)));
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(cookie -> keep(known, cookie));
            page = answer.body();
            status = answer.statusCode();
            Optional<String> onwards = answer.headers().firstValue("Location");
            if (onwards.isEmpty()) {
                return;
            }
            at = at.resolve(onwards.get());
            body = Optional.empty();
        }
        throw new IOException("redirected for ever, now to " + at);
    }

    private static void keep(Map<String, String> known, String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Max-Age=0") || pair[1].isEmpty()) {
            known.remove(pair[0]);
        } else {
            known.put(pair[0], pair[1]);
        }
    }
}
