package org.curbstop.commands;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a conversation in the terminal over the simulated phone network of a running Curbstop: a line of digits is keyed, any other line is
 * spoken or texted.
 */
@Command(name = "talk", mixinStandardHelpOptions = true,
        description = "Call or text a running ./curbstop run from the terminal. On the phone digits, * and # are keyed, words are said, "
                + "an empty line is silence.")
final class TalkCommand implements Callable<Integer> {

    enum TalkChannel { voice, text }

    @Option(names = "--channel", defaultValue = "voice", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private TalkChannel channel = TalkChannel.voice;

    @Option(names = "--from", defaultValue = "+15035550101", description = "who calls or texts (default: Ada, ${DEFAULT-VALUE})")
    private String from = "+15035550101";

    @Option(names = "--at", defaultValue = "http://localhost:8080", description = "where Curbstop runs (default: ${DEFAULT-VALUE})")
    private URI base = URI.create("http://localhost:8080");

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private int shown;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            return channel == TalkChannel.voice ? phone() : texts();
        } catch (ConnectException e) {
            System.err.println("talk: nothing answers at " + base + "; start ./curbstop run first");
            return 1;
        }
    }

    private int phone() throws IOException, InterruptedException {
        JsonNode call = post("/sandbox/phone/calls", Map.of("from", from));
        String act = "/sandbox/phone/calls/" + call.path("sid").asString() + "/";
        print(call.path("lines"), "text", "who");
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null && !call.path("kind").asString().equals("over"); line = in.readLine()) {
            if (line.isBlank()) {
                call = post(act + "silence", Map.of());
            } else if (line.matches("[0-9*#]+")) {
                call = post(act + "press", Map.of("text", line));
            } else {
                call = post(act + "say", Map.of("text", line));
            }
            print(call.path("lines"), "text", "who");
        }
        return 0;
    }

    private int texts() throws IOException, InterruptedException {
        shown = thread().size();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            send(post(URI.create(base + "/sandbox/texts"), Map.of("from", from, "body", line)));
            print(thread(), "body", "direction");
        }
        return 0;
    }

    private JsonNode thread() throws IOException, InterruptedException {
        return json.readTree(send(HttpRequest.newBuilder(URI.create(base + "/sandbox/texts.json?to=" + encoded(from))).build()));
    }

    private void print(JsonNode lines, String text, String speaker) {
        for (; shown < lines.size(); shown++) {
            System.out.printf("%-8s %s%n", lines.path(shown).path(speaker).asString(), lines.path(shown).path(text).asString());
        }
    }

    private JsonNode post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return json.readTree(send(post(URI.create(base + path), fields)));
    }

    private HttpRequest post(URI address, Map<String, String> fields) {
        String form = fields.entrySet().stream().map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(request.uri().getPath() + " answered " + answer.statusCode() + ": is it a Curbstop with its sandbox?");
        }
        return answer.body();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
