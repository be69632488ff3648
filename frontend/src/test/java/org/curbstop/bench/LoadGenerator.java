package org.curbstop.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests at a constant rate from a separate process. The loop is open: each request is sent when it is due, even if earlier ones
 * are unanswered, and its time counts from then. With rate 0 the loop is closed: each line sends one request after another, to find
 * the maximum rate.
 */
final class LoadGenerator {

    /** Kind of request, each sent by a different household from a different address. */
    enum Kind {
        PAGE, MAP, FEED, REPORT, TEXT, CALL, BARE
    }

    private enum Outcome { ANSWERED, REFUSED, FAILED }

    private record Timed(Kind kind, Outcome outcome, long nanos) {}

    private static final int LINES = 32;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Pattern REPORT_ID = Pattern.compile("\"service_request_id\":\"([^\"]+)\"");
    private static final Pattern OVER_CAPACITY = Pattern
            .compile("was not saved|nothing was saved|whether your text was saved|More people are calling");

    private final Deque<RawHttpConnection> connections = new ConcurrentLinkedDeque<>();
    private final URI base;
    private final int run;
    private final List<Kind> mix;
    private final Queue<Timed> timed = new ConcurrentLinkedQueue<>();
    private final Queue<String> reports = new ConcurrentLinkedQueue<>();

    private LoadGenerator(URI base, int run, List<Kind> mix) {
        this.base = base;
        this.run = run;
        this.mix = mix;
    }

    /** Arguments: base run rate seconds file kinds... Writes the ids of accepted reports to the file and prints a line for each kind. */
    public static void main(String[] args) throws Exception {
        var generator = new LoadGenerator(URI.create(args[0]), Integer.parseInt(args[1]),
                List.of(args).subList(5, args.length).stream().map(Kind::valueOf).toList());
        double rate = Double.parseDouble(args[2]);
        long nanos = TimeUnit.SECONDS.toNanos(Long.parseLong(args[3]));
        long began = System.nanoTime();
        if (rate > 0) {
            generator.open(rate, nanos);
        } else {
            generator.closed(began + nanos);
        }
        generator.print((System.nanoTime() - began) / 1e9);
        Files.write(Path.of(args[4]), generator.reports);
        System.exit(0);
    }

    private void open(double rate, long nanos) {
        long began = System.nanoTime();
        try (var underWay = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i * 1e9 / rate < nanos; i++) {
                long due = began + (long) (i * 1e9 / rate);
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                int number = i;
                underWay.submit(() -> exchange(number, mix.get(number % mix.size()), due));
            }
        }
    }

    private void closed(long until) {
        try (var lines = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int line = 0; line < LINES; line++) {
                int first = line;
                lines.submit(() -> {
                    for (int i = first; System.nanoTime() < until; i += LINES) {
                        exchange(i, mix.get(i / LINES % mix.size()), System.nanoTime());
                    }
                });
            }
        }
    }

    private void exchange(int number, Kind kind, long due) {
        byte[] request = request(kind, number);
        var idle = connections.pollFirst();
        var response = idle == null ? null : exchange(idle, request);
        try { // a second time if the server had closed the idle connection
            record(kind, due, response == null ? exchange(new RawHttpConnection(base, TIMEOUT), request) : response);
        } catch (IOException e) {
            record(kind, due, null);
        }
    }

    private RawHttpConnection.@Nullable Response exchange(RawHttpConnection connection, byte[] request) {
        try {
            var response = connection.exchange(request);
            if (connection.isReusable()) {
                connections.addFirst(connection);
            } else {
                connection.close();
            }
            return response;
        } catch (IOException e) {
            connection.close();
            return null;
        }
    }

    private void record(Kind kind, long due, RawHttpConnection.@Nullable Response response) {
        long took = System.nanoTime() - due;
        Outcome outcome = response == null ? Outcome.FAILED
                : response.status() == 503 || OVER_CAPACITY.matcher(response.body()).find() ? Outcome.REFUSED
                : isAnswer(kind, response) ? Outcome.ANSWERED : Outcome.FAILED;
        timed.add(new Timed(kind, outcome, took));
        if (kind == Kind.REPORT && outcome == Outcome.ANSWERED) {
            Matcher id = REPORT_ID.matcher(response == null ? "" : response.body());
            reports.add(id.find() ? id.group(1) : "none");
        }
    }

    private static boolean isAnswer(Kind kind, RawHttpConnection.Response response) {
        return response.status() / 100 == 2 && switch (kind) {
            case PAGE, MAP -> response.body().contains("<h1");
            case FEED -> response.body().contains("FeatureCollection");
            case REPORT -> response.body().contains("service_request_id");
            case TEXT -> response.body().contains("12 Alder");
            case CALL -> response.body().contains("<Gather") || response.body().contains("<Redirect");
            case BARE -> response.body().contains("<Gather");
        };
    }

    private byte[] request(Kind kind, int i) {
        int number = run * 500_000 + i;
        String phone = "+1503" + (2_000_000 + number % 7_000_000);
        var request = switch (kind) {
            case PAGE -> HttpRequest.newBuilder(base.resolve("/pay"));
            case MAP -> HttpRequest.newBuilder(base.resolve("/outage/map"));
            case FEED -> HttpRequest.newBuilder(base.resolve("/outages.geojson"));
            case REPORT -> form("/open311/v2/requests.json", Map.of("service_code", "power-outage",
                    "lat", String.valueOf(44.03 + number % 600 / 10_000.0),
                    "long", String.valueOf(-121.36 + number / 600 % 900 / 10_000.0)));
            case TEXT -> signed("/twilio/text", Map.of("MessageSid", "SM%032x".formatted(number), "From", phone, "To", "+15035550199",
                    "AccountSid", "AC00000000000000000000000000000000", "Body", "OUT 12 Alder Street", "NumMedia", "0"));
            case CALL -> signed("/twilio/voice", call(number, phone));
            case BARE -> signed("/bare", call(number, phone));
        };
        return RawHttpExchange.bytes(request.header("Accept", "text/html,*/*")
                .header("X-Forwarded-For", "198.18." + number / 250 % 250 + "." + (1 + number % 250)).build(), true);
    }

    private static Map<String, String> call(int number, String phone) {
        return Map.of("CallSid", "CA%032x".formatted(number), "AccountSid", "AC00000000000000000000000000000000", "From", phone,
                "To", "+15035550199", "CallStatus", "in-progress", "Direction", "inbound", "ApiVersion", "2010-04-01");
    }

    private HttpRequest.Builder signed(String path, Map<String, String> fields) {
        return form(path, fields).header("X-Twilio-Signature", TwilioTestSignature.of("sandbox-twilio-token", base.resolve(path).toString(), fields));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&").append(name).append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return HttpRequest.newBuilder(base.resolve(path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString()));
    }

    @SuppressWarnings("SystemOut")
    private void print(double seconds) {
        var nanos = new EnumMap<Kind, Map<Outcome, List<Long>>>(Kind.class);
        timed.forEach(each -> nanos.computeIfAbsent(each.kind, kind -> new HashMap<>())
                .computeIfAbsent(each.outcome, outcome -> new ArrayList<>()).add(each.nanos));
        nanos.forEach((kind, outcomes) -> {
            List<Long> answered = outcomes.getOrDefault(Outcome.ANSWERED, List.of()).stream().sorted().toList();
            List<Long> refused = outcomes.getOrDefault(Outcome.REFUSED, List.of()).stream().sorted().toList();
            System.out.printf("%s %.3f %d %d %d %d %d %d %d %d%n", kind, seconds, answered.size(), refused.size(),
                    outcomes.getOrDefault(Outcome.FAILED, List.of()).size(), at(answered, 0.5), at(answered, 0.99), at(answered, 1),
                    at(refused, 0.5), at(refused, 0.99));
        });
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
}
