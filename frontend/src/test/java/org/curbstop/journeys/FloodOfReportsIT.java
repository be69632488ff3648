package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.curbstop.Curbstop;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.sandbox.twilio.TwilioRequestSigner;
import org.curbstop.start.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sends thousands of outage reports from 400 addresses to an application with a 512 MiB heap in a separate process. Earlier, 2,000 reports
 * opened an outage for every tenth report, and opening the outage board killed the process. {@code -Dflood.reports=20000} sends as many as
 * in a storm and takes five minutes of CPU time.
 */
@Tag("slow")
class FloodOfReportsIT {

    private static final int REPORTS = Integer.getInteger("flood.reports", 2_000);
    private static final int ORIGINS = 400;
    private static final int LINES = 4;
    /** Time limit of a response during the flood: Twilio hangs up after 15 s, and a visitor leaves sooner. */
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(12);
    private static final Duration BOARD_WITHIN = Duration.ofSeconds(15);
    private static final long MAX_GROWTH = 100_000_000;
    private static final List<String> STREETS = List.of("Alder St", "Aspen St", "Birch Ave", "Cedar Ct", "Mill Rd", "Dogwood Ln", "Elm St",
            "Ridge Rd", "Foundry Rd", "River Rd");

    private static Process app;
    private static String home;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWERS_WITHIN).build();

    @BeforeAll
    static void start() throws Exception {
        int port = ServerProcess.freePort();
        home = "http://localhost:" + port;
        app = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                Curbstop.class.getName(),
                "--server.port=" + port, "--curbstop.data=" + Files.createTempDirectory("curbstop-flood"), "--vaadin.productionMode=true",
                "--logging.level.root=WARN",
                        "--server.forward-headers-strategy=native") // as behind the production proxy: many origins on one machine
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        var client = HttpClient.newHttpClient();
        for (int i = 0; i < 600; i++) {
            assertThat(app.isAlive()).as("the application started").isTrue();
            try {
                if (client.send(HttpRequest.newBuilder(URI.create(home + "/")).build(), HttpResponse.BodyHandlers.discarding()).statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(500);
            }
        }
        throw new AssertionError("it does not start");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        app.destroy();
        if (!app.waitFor(30, TimeUnit.SECONDS)) {
            app.destroyForcibly();
        }
    }

    @Test
    @Timeout(900)
    void all_channels_and_the_board_keep_responding_during_a_flood_of_reports() throws Exception {
        var statuses = new TreeMap<Integer, Integer>();
        long half;
        var done = new AtomicBoolean();
        try (var watching = Executors.newSingleThreadExecutor()) {
            var slowest = watching.submit(() -> slowest(done));
            send(0, REPORTS / 2, statuses);
            half = live();
            send(REPORTS / 2, REPORTS, statuses);
            done.set(true);
            assertThat(slowest.get()).isLessThan(ANSWERS_WITHIN);
        }
        assertThat(statuses.keySet()).as(statuses.toString()).isSubsetOf(201, 429);
        assertThat(statuses.get(201)).isGreaterThan(REPORTS * 9 / 10);
        assertThat(live() - half).as("growth of live bytes in the second half").isLessThan(MAX_GROWTH);

        HttpResponse<String> feed = client.send(HttpRequest.newBuilder(URI.create(home + "/outages.geojson")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(feed.statusCode()).isEqualTo(200);
        assertThat(feed.body().length()).isLessThan(300_000);
        theBoardOpens();
        assertThat(app.isAlive()).isTrue();
    }

    private void send(int from, int until, Map<Integer, Integer> statuses) throws Exception {
        var next = new AtomicInteger(from);
        Callable<Void> line = () -> {
            for (int i = next.getAndIncrement(); i < until; i = next.getAndIncrement()) {
                int status = client.send(report(i), HttpResponse.BodyHandlers.discarding()).statusCode();
                synchronized (statuses) {
                    statuses.merge(status, 1, Integer::sum);
                }
            }
            return null;
        };
        try (var lines = Executors.newFixedThreadPool(LINES)) {
            var running = new ArrayList<Callable<Void>>();
            for (int i = 0; i < LINES; i++) {
                running.add(line);
            }
            for (var each : lines.invokeAll(running)) {
                each.get();
            }
        }
    }

    private static HttpRequest report(int i) {
        String street = STREETS.get(i / 4 % STREETS.size());
        Map<String, String> form = switch (i % 4) {
            case 0 -> Map.of("address_string", i / 40 % 120 + " " + street + ", Millbrook, OR 97999", "phone",
                    "+1503555" + String.format("%04d", i % 10_000));
            case 1 -> Map.of("lat", String.valueOf(44.03 + i % 600 / 10_000.0), "long", String.valueOf(-121.36 + i / 600 % 900 / 10_000.0));
            case 2 -> Map.of("address_string", "behind barn " + i, "description", "dark ".repeat(500));
            default -> Map.of("address_string", i + " " + street + " Apt " + i, "device_id", "device " + i);
        };
        var all = new TreeMap<>(form);
        all.put("service_code", i % 3 == 0 ? "water-outage" : "power-outage");
        int origin = i % ORIGINS;
        return HttpRequest.newBuilder(URI.create(home + "/open311/v2/requests.json"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", "198.18." + origin / 250 + "." + (1 + origin % 250))
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(encoded(all))).build();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream().map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Requests site, feed, phone and texts in turn during the flood, and returns the longest response time. */
    private Duration slowest(AtomicBoolean done) throws Exception {
        var slowest = Duration.ZERO;
        for (int i = 0; !done.get(); i++) {
            long began = System.nanoTime();
            HttpRequest request = switch (i % 4) {
                case 0 -> HttpRequest.newBuilder(URI.create(home + "/")).build();
                case 1 -> HttpRequest.newBuilder(URI.create(home + "/outages.geojson")).build();
                case 2 -> signed("/twilio/text", Map.of("MessageSid", "SM-flood-" + i, "From", "+1503666%04d".formatted(i % 10_000),
                        "To", "+15035550199", "NumMedia", "0", "Body", "OUT 12 Alder Street"));
                default -> signed("/twilio/voice",
                        Map.of("CallSid", "CA-flood-" + i, "From", "+15035550101", "To", "+15035550199", "CallStatus", "ringing"));
            };
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).as(request.uri().getPath())
                    .isEqualTo(200);
            var took = Duration.ofNanos(System.nanoTime() - began);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            Thread.sleep(200);
        }
        return slowest;
    }

    private static HttpRequest signed(String path, Map<String, String> fields) {
        var form = new TreeMap<>(fields);
        String address = home + path;
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", TwilioRequestSigner.sign(address, form, TwilioAccount.SANDBOX_TOKEN))
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))).build();
    }

    /** Returns the heap bytes in use after a full garbage collection. */
    private static long live() throws IOException {
        Process request = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(app.pid()),
                "GC.class_histogram")
                .redirectErrorStream(true).start();
        try (var lines = request.inputReader()) {
            String total = lines.lines().filter(line -> line.startsWith("Total")).findFirst().orElseThrow();
            return Long.parseLong(total.strip().split("\\s+")[2]);
        }
    }

    private static void theBoardOpens() {
        try (var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var chromium = playwright.chromium().launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM_PATH", "/usr/bin/chromium")))
                        .setArgs(BrowserJourney.FLAGS))) {
            Page page = chromium.newPage();
            page.navigate(home + "/staff/outages");
            page.locator("#username").fill("oscar");
            page.locator("#password").fill("oscar");
            page.locator("button[type=submit]").click();
            page.locator("main h1").waitFor();
            for (String list : List.of("out", "one_household", "to_place", "restored")) {
                long began = System.nanoTime();
                page.navigate(home + "/staff/outages?list=" + list);
                page.locator("main :is(table, vaadin-grid, .empty)").first().waitFor();
                assertThat(Duration.ofNanos(System.nanoTime() - began)).as(list).isLessThan(BOARD_WITHIN);
                assertThat(page.locator("main tbody tr").count()).as(list).isLessThanOrEqualTo(50);
                BrowserJourney.shot(page, "board-" + list);
            }
        }
    }
}
