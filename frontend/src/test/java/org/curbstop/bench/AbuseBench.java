package org.curbstop.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bson.RawBsonDocument;
import org.curbstop.Curbstop;
import org.curbstop.notices.TwilioAccount;
import org.curbstop.store.embedded.EmbeddedServer;
import org.springframework.boot.SpringApplication;

/**
 * What the dearest request that we know costs at each endpoint that strangers reach, beside a plain one: core, memory, bytes stored. Each
 * request comes from an address of its own, so that no limit on addresses helps. The caller runs in this process and counts on both sides.
 */
public final class AbuseBench implements Bench {

    private static final int TIMES = 20;
    private static final int WARMING = 150;
    private static final int PLAIN = 200;
    private static final int DEAR = 15;
    private static final int LONG = 100_000;
    private static final int FILE = 8_000_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger sent = new AtomicInteger();
    private String home = "";
    private Path data = Path.of("");

    private interface Made {
        HttpRequest.Builder request(int number);
    }

    private record Endpoint(String name, Made plain, Map<String, Made> dear) {}

    private record Cost(double micros, double kilobytes, double stored) {}

    @Override
    public String name() {
        return "abuse";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        data = Files.createTempDirectory("curbstop-bench");
        var app = SpringApplication.run(
                Curbstop.class, "--server.port=0", "--curbstop.data=" + data, "--vaadin.productionMode=true", "--logging.level.root=ERROR", "--spring.main.banner-mode=off");
        home = "http://localhost:" + app.getEnvironment().getProperty("local.server.port");
        for (Endpoint endpoint : endpoints()) {
            cost(endpoint.plain(), WARMING);
            Cost plain = cost(endpoint.plain(), PLAIN);
            for (var dear : endpoint.dear().entrySet()) {
                cost(dear.getValue(), 3);
                Cost cost = cost(dear.getValue(), DEAR);
                String what = endpoint.name() + ", " + dear.getKey() + ": ";
                Figure.atMost(name(), what + "core", cost.micros(), "us", TIMES, plain.micros()).print();
                Figure.atMost(name(), what + "memory", cost.kilobytes(), "KB", TIMES, plain.kilobytes()).print();
                Figure.atMost(name(), what + "stored", cost.stored(), "bytes", TIMES, Math.max(plain.stored(), 100)).print();
            }
        }
    }

    private List<Endpoint> endpoints() {
        String words = "no power at 12 Alder St ".repeat(LONG / 24);
        String digits = "7".repeat(LONG);
        return List.of(
                new Endpoint("GET /pay", i -> get("/pay"), Map.of("a long query", i -> get("/pay?turn=" + "x".repeat(4000)))),
                new Endpoint("GET /outages.geojson", i -> get("/outages.geojson"), Map.of("again", i -> get("/outages.geojson"))),
                new Endpoint("POST /pay", i -> form("/pay", Map.of("answer.how", "bill")),
                        Map.of("many words", i -> form("/pay", Map.of("answer.how", words)), "many digits", i -> form("/pay", Map.of("answer.how", digits)))),
                new Endpoint("POST /outage", i -> form("/outage", Map.of("answer.hazard", "none")),
                        Map.of("many words", i -> form("/outage", Map.of("answer.hazard", words)))),
                new Endpoint("POST /chat", i -> form("/chat", Map.of("words", "I want to pay my bill")),
                        Map.of("many words", i -> form("/chat", Map.of("words", words)), "many digits", i -> form("/chat", Map.of("words", digits)))),
                new Endpoint("POST GeoReport", i -> report(i + " Alder St", ""),
                        Map.of("many words", i -> report("behind barn " + i, words), "many numbers", i -> report("9 9 9 9 9 9 " + i, "9 ".repeat(LONG / 2)))),
                new Endpoint("POST /send-photo", i -> file("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
                        + "trailer<</Root 1 0 R>>\n%" + "x".repeat(400_000) + i + "\n%%EOF\n"),
                        Map.of("one token over and over", i -> file("%PDF-1.7\n" + "/ObjStm ".repeat(FILE / 8) + i + "\n%%EOF\n"))),
                new Endpoint("POST /twilio/text", i -> text(i, "OUT"), Map.of("1,600 characters", i -> text(i, words.substring(0, 1600)))),
                new Endpoint("POST /stripe/events", i -> unsigned("/stripe/events", "{}"), Map.of("unsigned, large", i -> unsigned("/stripe/events", "x".repeat(LONG)))));
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(home + path));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        return get(path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(encoded(fields)));
    }

    private HttpRequest.Builder report(String address, String description) {
        return form("/open311/v2/requests.json", Map.of("service_code", "power-outage", "address_string", address, "description", description));
    }

    private HttpRequest.Builder unsigned(String path, String body) {
        return get(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder text(int number, String body) {
        Map<String, String> form = Map.of(
                "MessageSid", "SM-abuse-" + sent.get() + "-" + number, "From", "+1503555" + (1000 + number), "To", "+15035550199", "Body", body);
        return form("/twilio/text", form).header("X-Twilio-Signature", Signature.of(TwilioAccount.PRETEND_TOKEN, home + "/twilio/text", form));
    }

    private HttpRequest.Builder file(String content) {
        String edge = "----abuse";
        String body = "--" + edge + "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
                + content + "\r\n--" + edge + "--\r\n";
        return get("/send-photo").header("Content-Type", "multipart/form-data; boundary=" + edge).POST(BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream().map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    /** Of one request, on average. */
    private Cost cost(Made made, int times) throws IOException, InterruptedException {
        var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long stored = stored();
        long core = os.getProcessCpuTime();
        long memory = threads.getTotalThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            int number = sent.incrementAndGet();
            var request = made.request(number).header("X-Forwarded-For", "198.18." + number / 250 % 250 + "." + (1 + number % 250)).build();
            client.send(request, BodyHandlers.discarding());
        }
        core = os.getProcessCpuTime() - core;
        memory = threads.getTotalThreadAllocatedBytes() - memory;
        return new Cost(core / 1e3 / times, memory / 1024.0 / times, Math.max(0, stored() - stored) / (double) times);
    }

    /** Bytes of all documents. */
    private long stored() {
        long bytes = 0;
        try (MongoClient mongo = MongoClients.create(EmbeddedServer.running(data).orElseThrow())) {
            for (String database : mongo.listDatabaseNames()) {
                for (String collection : mongo.getDatabase(database).listCollectionNames()) {
                    for (RawBsonDocument document : mongo.getDatabase(database).getCollection(collection, RawBsonDocument.class).find()) {
                        bytes += document.getByteBuffer().remaining();
                    }
                }
            }
        }
        return bytes;
    }
}
