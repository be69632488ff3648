package org.curbstop.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Simulates callers in a separate process, so that their CPU time does not count as the server's. Each caller dials, posts its turns as
 * Twilio would, hangs up and dials again until the time is up. Prints {@code turns failed seconds}.
 */
final class LoadCallers {

    private static final List<String> LINES = List.of("my power is out", "no", "12 Alder Street", "yes", "no thank you");
    private static final Pattern ACTION = Pattern.compile("<(?:Gather|Redirect)[^>]*?(?:action=\"([^\"]+)\"[^>]*>|>([^<]+)</Redirect>)");

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final String path;
    private final AtomicLong turns = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    private LoadCallers(URI base, String path) {
        this.base = base;
        this.path = path;
    }

    /** Arguments: base URL, path, callers, seconds, run, such as {@code http://localhost:8080 /twilio/voice 16 10 3}. */
    public static void main(String[] args) throws Exception {
        var callers = new LoadCallers(URI.create(args[0]), args[1]);
        int lines = Integer.parseInt(args[2]);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[3]));
        long began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(lines)) {
            for (int line = 0; line < lines; line++) {
                int number = line;
                threads.submit(() -> {
                    for (int call = 0; System.nanoTime() < end; call++) {
                        callers.call("CA%08x%08x%016x".formatted(Integer.parseInt(args[4]), number, call), end);
                    }
                    return null;
                });
            }
        }
        System.out.printf("%d %d %.3f%n", callers.turns.get(), callers.failed.get(), (System.nanoTime() - began) / 1e9);
    }

    private void call(String sid, long end) throws IOException, InterruptedException {
        String url = base.resolve(path).toString();
        String twiml = post(url, sid, Map.of());
        for (String line : LINES) {
            Matcher action = ACTION.matcher(twiml);
            if (System.nanoTime() >= end || !action.find()) {
                break;
            }
            String next = action.group(1) != null ? action.group(1) : action.group(2);
            url = URI.create(url).resolve(next.replace("&amp;", "&")).toString();
            twiml = post(url, sid, Map.of("SpeechResult", line, "Confidence", "0.93"));
        }
    }

    private String post(String url, String sid, Map<String, String> fields) throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "CallSid", sid, "AccountSid", "AC00000000000000000000000000000000", "From", "+15035550" + "150", "To", "+15035550199",
                "CallStatus", "in-progress", "Direction", "inbound", "ApiVersion", "2010-04-01"));
        form.putAll(fields);
        var body = new StringBuilder();
        form.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&").append(name).append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", TwilioTestSignature.of("sandbox-twilio-token", url, form))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        turns.incrementAndGet();
        if (response.statusCode() != 200 || !response.body().contains("<Response")) {
            failed.incrementAndGet();
        }
        return response.body();
    }
}
