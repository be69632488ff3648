package org.curbstop.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.curbstop.start.ServerProcess;

/**
 * Measures the CPU seconds of a start until the application is ready and until its first call is answered, with and without the AOT cache.
 * Compares with the smallest Vaadin application with a cache of its own; they start in turn, one at a time.
 */
public final class ReadyBench implements Bench {

    private static final int ROUNDS = 3;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Map<String, String> CALL = Map.of("CallSid", "CA00000000000000000000000000000001",
            "AccountSid", "AC00000000000000000000000000000000", "From", "+15035550150", "To", "+15035550199");

    private record Start(double ready, double firstCall) {}

    /** @param ready text in the log that says that the application is ready */
    private record Subject(String name, Path jar, List<String> settings, String ready) {
        Path cache() {
            return jar.resolveSibling(name + ".aot");
        }
    }

    @Override
    public String name() {
        return "ready";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        int rounds = arguments.isEmpty() ? ROUNDS : Integer.parseInt(arguments.getFirst());
        Path folder = Files.createTempDirectory("curbstop-ready");
        Path jar = ServerProcess.layOut(Path.of("target", "curbstop.jar"), folder.resolve("app"));
        var app = new Subject("server", jar, List.of(), " is open: ");
        var bare = new Subject("bare", bareJar(jar), List.of("--spring.profiles.active=bare",
                "--vaadin.allowed-packages=org.curbstop.bench", "--vaadin.productionMode=true",
                "--vaadin.exclude-urls="), "process running for");
        Start cold = start(app, "");
        start(app, "-XX:AOTCacheOutput=");
        start(bare, "-XX:AOTCacheOutput=");
        List<Start> apps = new ArrayList<>();
        List<Start> bares = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            apps.add(start(app, "-XX:AOTCache="));
            bares.add(start(bare, "-XX:AOTCache="));
        }
        double reference = median(bares.stream().map(Start::ready).toList());
        Figure.atMost(name(), "CPU until ready, with the cache", median(apps.stream().map(Start::ready).toList()), "s", 2.5, reference)
                .print();
        Figure.atMost(name(), "CPU until the first call is answered, with the cache", median(apps.stream().map(Start::firstCall).toList()),
                "s", 3, reference).print();
        Figure.atMost(name(), "CPU until ready, without a cache", cold.ready(), "s", 60).print();
        Figure.atMost(name(), "CPU until the first call is answered, without a cache", cold.firstCall(), "s", 60).print();
    }

    private static Start start(Subject subject, String option) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory("curbstop-ready");
        List<String> command = new ArrayList<>(List.of(JAVA, "--enable-native-access=ALL-UNNAMED"));
        if (!option.isEmpty()) {
            command.add(option + subject.cache());
        }
        command.addAll(List.of("-jar", subject.jar().toString()));
        command.addAll(subject.settings());
        try (var server = ServerProcess.start(own, Map.of(), command)) {
            long until = System.nanoTime() + LIMIT.toNanos();
            while (!server.log().contains(subject.ready())) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("not ready: " + server.log());
                }
                Thread.sleep(PAUSE);
            }
            double ready = cpu(server);
            if (subject.settings().isEmpty()) {
                call(server);
            }
            double answered = cpu(server);
            server.signalStop();
            server.awaitExit(LIMIT); // a training run writes its cache now
            return new Start(ready, answered);
        }
    }

    private static double cpu(ServerProcess server) {
        return ProcessHandle.of(server.pid()).orElseThrow().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    private static void call(ServerProcess server) throws IOException, InterruptedException {
        String form = CALL.entrySet().stream().map(field -> field.getKey() + "=" + field.getValue().replace("+", "%2B"))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(server.address() + "/twilio/voice")).timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature",
                        TwilioTestSignature.of("sandbox-twilio-token", "http://localhost:" + server.port() + "/twilio/voice", CALL))
                .POST(HttpRequest.BodyPublishers.ofString(form)).build();
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("<Gather")) {
                throw new IllegalStateException("the first call was answered with " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    /** Writes the jar next to the application's jar, whose libraries and client bundle it uses. */
    private static Path bareJar(Path jar) throws IOException {
        Path bare = jar.resolveSibling("bare.jar");
        try (var app = new JarFile(jar.toFile())) {
            var manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, BareVaadin.class.getName());
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, app.getManifest().getMainAttributes().getValue("Class-Path"));
            try (var out = new JarOutputStream(Files.newOutputStream(bare), manifest)) {
                for (JarEntry entry : app.stream().filter(each -> each.getName().startsWith("META-INF/VAADIN/")).toList()) {
                    copy(app.getInputStream(entry), entry.getName(), out);
                }
                for (Class<?> type : List.of(BareVaadin.class, BareVaadin.Home.class)) {
                    String name = type.getName().replace('.', '/') + ".class";
                    copy(Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name)), name, out);
                }
            }
        }
        return bare;
    }

    private static void copy(InputStream from, String name, JarOutputStream out) throws IOException {
        try (from) {
            out.putNextEntry(new JarEntry(name));
            from.transferTo(out);
        }
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }
}
