package org.curbstop.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.curbstop.start.ServerProcess;
import org.springframework.util.FileSystemUtils;

/**
 * Starts the extracted application many times, several at once so that all processors are busy, with many requests as soon as it listens,
 * and stops it with SIGTERM. A start hangs if a request is not answered.
 */
public final class StartBench implements Bench {

    private static final int STARTS = 200;
    private static final int AT_ONCE = 2;
    private static final int CALLERS = 64;
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final int BY_SIGTERM = 128 + 15;
    private static final List<String> PAGES = List.of(
            "/", "/pay", "/outage", "/start", "/my", "/staff", "/outages.geojson", "/open311/v2/services.json", "/actuator/health",
            "/sandbox/phone", "/sandbox/texts", "/oauth2/authorization/curbstop", "/map", "/nothing/here");

    private record Start(boolean open, int unanswered, boolean answersAfter, boolean stopped, double firstAnswerSeconds) {
        boolean hung() {
            return !open || unanswered > 0 || !answersAfter;
        }
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        int count = arguments.isEmpty() ? STARTS : Integer.parseInt(arguments.getFirst());
        Path folder = Files.createTempDirectory("curbstop-starts");
        Path jar = ServerProcess.layOut(Path.of("target", "curbstop.jar"), folder.resolve("app"));
        List<Future<Start>> each = new ArrayList<>();
        try (var several = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int number = 1; number <= count; number++) {
                String own = "start-" + number;
                each.add(several.submit(() -> reported(jar, Files.createDirectory(folder.resolve(own)))));
            }
        }
        List<Start> starts = each.stream().map(Future::resultNow).toList();
        Figure.atLeast(name(), "starts", starts.size(), "starts", STARTS).print();
        Figure.atMost(name(), "starts that hung", starts.stream().filter(Start::hung).count(), "starts", 0).print();
        Figure.atMost(name(), "first requests without an answer", starts.stream().mapToInt(Start::unanswered).sum(), "requests", 0).print();
        Figure.atMost(name(), "stop signals not heeded", starts.stream().filter(start -> !start.stopped()).count(), "starts", 0).print();
    }

    /** Reports a start, and deletes its folder if it was successful. */
    private static Start reported(Path jar, Path own) throws IOException, InterruptedException {
        Start start = once(jar, own);
        System.err.println(own.getFileName() + ": first answers after " + start.firstAnswerSeconds() + " s");
        if (start.hung() || !start.stopped()) {
            System.err.println(own.getFileName() + ": " + start + ", log in " + own);
        } else {
            FileSystemUtils.deleteRecursively(own);
        }
        return start;
    }

    private static Start once(Path jar, Path folder) throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (var server = ServerProcess.start(folder, Map.of(), ServerProcess.jar(jar));
                ExecutorService callers = Executors.newFixedThreadPool(CALLERS, Thread.ofPlatform().daemon().factory());
                var client = HttpClient.newBuilder().executor(callers).build()) {
            List<Future<Boolean>> answers = new ArrayList<>();
            boolean open = awaitListening(server.port());
            try (var first = Executors.newFixedThreadPool(CALLERS)) {
                for (int caller = 0; caller < CALLERS; caller++) {
                    URI page = URI.create(server.address() + PAGES.get(caller % PAGES.size()));
                    answers.add(first.submit(() -> answered(client, page)));
                }
            }
            int unanswered = 0;
            for (Future<Boolean> answer : answers) {
                unanswered += answer.resultNow() ? 0 : 1;
            }
            double seconds = Math.round((System.nanoTime() - began) / 1e8) / 10.0;
            boolean after = server.answers();
            server.signalStop();
            return new Start(open, unanswered, after, server.awaitExit(STOP_LIMIT) == BY_SIGTERM, seconds);
        }
    }

    /** Waits until the server listens. Polling by all 64 callers would take half of the machine away from the server. */
    private static boolean awaitListening(int port) throws InterruptedException {
        long until = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < until) {
            try (var knock = new Socket()) {
                knock.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return true;
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
        return false;
    }

    /** Returns whether a response arrives, whatever its status. */
    private static boolean answered(HttpClient client, URI page) throws InterruptedException {
        try {
            client.send(HttpRequest.newBuilder(page).timeout(ANSWER_LIMIT).build(), HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
