package org.curbstop.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.bson.RawBsonDocument;
import org.curbstop.Curbstop;
import org.curbstop.bench.AbusiveRequests.Endpoint;
import org.curbstop.bench.AbusiveRequests.Made;
import org.curbstop.store.files.EmbeddedStore;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Compares the most expensive known request to each public endpoint with a plain one: CPU, memory, bytes stored. Each request has an
 * address of its own, so that no limit per address applies. The client runs in the same process, so requests are built before they are
 * measured and sent unchanged.
 */
public final class AbuseBench implements Bench {

    private static final int TIMES = 20;
    private static final int WARMING = 15;
    private static final int PLAIN = 15;
    private static final int DEAR = 3;
    /** Batch size: a hundred file chunks would exceed the maximum message size. */
    private static final int FEW = 10;
    /** Minimum cost to compare with: that of the smallest static file. */
    private static final Cost MIN_COST = new Cost(500, 50, 100, 0);

    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final AtomicInteger sent = new AtomicInteger();
    private Path data = Path.of("");
    private int port;

    private record Cost(double micros, double kilobytes, double stored, int status) {}

    @Override
    public String name() {
        return "abuse";
    }

    /** @param arguments substrings of the endpoint names to measure; empty for all endpoints */
    @Override
    @SuppressWarnings("SystemErr")
    public void run(List<String> arguments) throws Exception {
        data = Files.createTempDirectory("curbstop-bench");
        var app = SpringApplication.run(
                Curbstop.class, "--server.port=0", "--curbstop.data=" + data, "--vaadin.productionMode=true",
                "--server.forward-headers-strategy=native", "--logging.level.root=ERROR", "--spring.main.banner-mode=off");
        port = app.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        String home = "http://localhost:" + port;
        List<Endpoint> endpoints = new AbusiveRequests(home, client).endpoints();
        List<String> missing = missing(app, endpoints);
        missing.forEach(path -> System.err.println("not measured: " + path));
        Figure.exactly(name(), "public endpoints that are not measured", missing.size(), "", 0).print();
        for (Endpoint endpoint : endpoints) {
            if (arguments.stream().allMatch(endpoint.name()::contains)) {
                measure(endpoint);
            }
        }
    }

    @SuppressWarnings("SystemErr")
    private void measure(Endpoint endpoint) throws IOException, InterruptedException {
        cost(endpoint.plain(), WARMING);
        Cost plain = cost(endpoint.plain(), PLAIN);
        var dear = new LinkedHashMap<String, Cost>();
        for (var each : endpoint.dear().entrySet()) {
            cost(each.getValue(), 1);
            dear.put(each.getKey(), cost(each.getValue(), DEAR));
        }
        System.err.println(endpoint.name() + " plain " + plain + " dear " + dear);
        worst(endpoint, plain, dear, Cost::micros, "core", "us");
        worst(endpoint, plain, dear, Cost::kilobytes, "memory", "KB");
        worst(endpoint, plain, dear, Cost::stored, "stored", "bytes");
    }

    private void worst(
            Endpoint endpoint, Cost plain, Map<String, Cost> dear, ToDoubleFunction<Cost> what, String name, String unit) {
        var worst = dear.entrySet().stream()
                .max(Comparator.comparingDouble(each -> what.applyAsDouble(each.getValue()))).orElseThrow();
        String figure = endpoint.name() + ", " + name + " (" + worst.getKey() + ")";
        Figure.atMost(name(), figure, what.applyAsDouble(worst.getValue()), unit, TIMES,
                Math.max(what.applyAsDouble(plain), what.applyAsDouble(MIN_COST))).print();
    }

    /** Returns public endpoints without a request in {@link AbusiveRequests}, where new endpoints have to be added. */
    private static List<String> missing(ApplicationContext app, List<Endpoint> endpoints) {
        return app.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(info -> Optional.ofNullable(info.getPathPatternsCondition()).stream()
                        .flatMap(paths -> paths.getPatterns().stream())
                        .filter(pattern -> !pattern.getPatternString().startsWith("/sandbox"))
                        .filter(pattern -> endpoints.stream()
                                .noneMatch(endpoint -> isAt(endpoint, pattern, info.getMethodsCondition().getMethods().toString())))
                        .map(pattern -> info.getMethodsCondition().getMethods() + " " + pattern)).sorted().toList();
    }

    private static boolean isAt(Endpoint endpoint, PathPattern pattern, String methods) {
        String path = endpoint.name().substring(endpoint.name().indexOf(' ') + 1);
        return pattern.matches(PathContainer.parsePath(path.replaceFirst("[ ?].*", "")))
                && (methods.equals("[]") || methods.contains(endpoint.name().split(" ")[0]));
    }

    /** Returns the average cost of one request. */
    private Cost cost(Made made, int times) throws IOException, InterruptedException {
        var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long stored = stored();
        long core = 0;
        long memory = 0;
        int status = 0;
        for (int i = 0; i < times; i++) {
            int number = sent.incrementAndGet();
            var request = made.request(number).header("X-Forwarded-For", "198.18." + number / 250 % 250 + "." + (1 + number % 250));
            byte[] bytes = RawHttpExchange.bytes(request.build(), false);
            long coreBefore = os.getProcessCpuTime();
            long memoryBefore = threads.getTotalThreadAllocatedBytes();
            status = RawHttpExchange.status(port, bytes);
            core += os.getProcessCpuTime() - coreBefore;
            memory += threads.getTotalThreadAllocatedBytes() - memoryBefore;
        }
        return new Cost(core / 1e3 / times, memory / 1024.0 / times, Math.max(0, stored() - stored) / (double) times, status);
    }

    /** Returns the size of all documents in bytes. */
    private long stored() {
        long bytes = 0;
        try (MongoClient mongo = MongoClients.create(EmbeddedStore.findRunning(data).orElseThrow())) {
            for (String database : mongo.listDatabaseNames()) {
                for (String collection : mongo.getDatabase(database).listCollectionNames()) {
                    var documents = mongo.getDatabase(database).getCollection(collection, RawBsonDocument.class).find();
                    for (RawBsonDocument document : documents.batchSize(FEW)) {
                        bytes += document.getByteBuffer().remaining();
                    }
                }
            }
        }
        return bytes;
    }
}
