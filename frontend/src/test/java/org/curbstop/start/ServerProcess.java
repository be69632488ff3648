package org.curbstop.start;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Server in a separate process, started as operators start it and stopped with the test. */
public final class ServerProcess implements AutoCloseable {

    private static final int MIN_PORT = 15_000;
    private static final int MAX_PORT = 32_000;
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String READINESS = "/actuator/health/readiness";

    private final Process process;
    private final Path log;
    private final int port;
    private final int managementPort;
    private final boolean production;
    private final HttpClient client = HttpClient.newBuilder()
            .executor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()))
            .connectTimeout(Duration.ofSeconds(5)).build();

    private ServerProcess(Process process, Path log, int port, int managementPort, boolean production) {
        this.production = production;
        this.process = process;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
    }

    /**
     * @param folder folder for data and log
     * @param settings environment variables in addition to the ports and the data folder
     */
    public static ServerProcess start(Path folder, Map<String, String> settings, List<String> command) throws IOException {
        Path log = folder.resolve("log");
        int port = freePort();
        int managementPort = freePort();
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(SPRING|CURBSTOP|STRIPE|TWILIO|SERVER|MANAGEMENT|JAVA_TOOL)_.*"));
        builder.environment().putAll(Map.of(
                "JAVA_HOME", System.getProperty("java.home"), "CURBSTOP_DATA", folder.resolve("data").toString(),
                "SERVER_PORT", String.valueOf(port), "JAVA_OPTS", "-Xmx700m -XX:TieredStopAtLevel=1"));
        builder.environment().putAll(settings);
        boolean production = settings.getOrDefault("SPRING_PROFILES_ACTIVE", "").equals("production");
        if (production) {
            builder.environment().put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPort));
        }
        return new ServerProcess(builder.start(), log, port, managementPort, production);
    }

    public static List<String> jar(Path jar) {
        return List.of(
                JAVA, "--enable-native-access=ALL-UNNAMED", "-Xmx700m", "-XX:TieredStopAtLevel=1", "-jar", jar.toAbsolutePath().toString());
    }

    /** Extracts the jar as the launcher and the image do, and returns the extracted jar. */
    public static Path layOut(Path jar, Path folder) throws IOException, InterruptedException {
        Process tools = new ProcessBuilder(
                JAVA, "-Djarmode=tools", "-jar", jar.toAbsolutePath().toString(), "extract", "--destination", folder.toString(), "--force")
                .redirectErrorStream(true).start();
        String output = new String(tools.getInputStream().readAllBytes());
        if (tools.waitFor() != 0) {
            throw new IOException(output);
        }
        return folder.resolve(jar.getFileName());
    }

    /** Waits until the server answers and is ready. Returns false if the process ends or the time is up. */
    public boolean awaitOpen(Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (process.isAlive() && System.nanoTime() < until) {
            if (answers() && isReady()) {
                return true;
            }
            Thread.sleep(200);
        }
        return false;
    }

    public boolean answers() throws InterruptedException {
        try {
            return get("/").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return (production ? management(READINESS) : get(READINESS)).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(URI.create(address() + path));
    }

    public HttpResponse<String> management(String path) throws IOException, InterruptedException {
        return get(URI.create("http://127.0.0.1:" + managementPort + path));
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(20)).header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    /** Sends SIGTERM for an orderly stop and does not wait. */
    public void signalStop() {
        process.destroy();
    }

    /** Returns the exit code, or -1 if the process still runs when the time is up. */
    public int awaitExit(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        client.shutdownNow();
    }

    /** Returns a free port below those that the system gives to connections in the meantime. */
    public static int freePort() throws IOException {
        for (;;) {
            try (var socket = new ServerSocket(ThreadLocalRandom.current().nextInt(MIN_PORT, MAX_PORT))) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // another one
            }
        }
    }
}
