package org.curbstop.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.curbstop.bench.TwilioTestSignature;
import org.curbstop.start.ServerProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the build as operators do: with the scripts of the image, and each jar with {@code java -jar}. */
@Tag("slow")
class PackagedStartIT {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(40);
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int BY_SIGTERM = 128 + 15;
    private static final String PUBLIC_URL = "https://my.millbrook.example";
    private static final String TOKEN = "token-of-a-test";
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void production_starts_from_the_output_of_the_build_script() throws Exception {
        Process build = new ProcessBuilder("../docker/build.sh", folder.resolve("image").toString(), "target/curbstop-production.jar")
                .redirectErrorStream(true).start();
        assertThat(new String(build.getInputStream().readAllBytes())).as("output of docker/build.sh").isEmpty();
        assertThat(build.waitFor()).isZero();
        servesInProduction(List.of(folder.resolve("image/start.sh").toString()));
    }

    @Test
    void production_starts_from_its_jar() throws Exception {
        servesInProduction(ServerProcess.jar(Path.of("target", "curbstop-production.jar")));
    }

    @Test
    void the_sandbox_starts_from_its_extracted_jar_with_a_private_data_folder() throws Exception {
        List<String> command = ServerProcess.jar(ServerProcess.layOut(Path.of("target", "curbstop.jar"), folder.resolve("app")));
        try (var server = ServerProcess.start(folder, Map.of(), command)) {
            assertThat(server.awaitOpen(START)).as(server.log()).isTrue();
            assertThat(server.get("/").body()).contains("Millbrook Utilities");
            assertThat(server.get("/sandbox").statusCode()).isEqualTo(200);
            assertThat(server.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(replyInTheSandboxTo(server, "no power")).contains("danger");
            assertThat(replyInTheSandboxTo(server, "no hay luz")).contains("peligro");
            Path other = Files.createDirectory(folder.resolve("other"));
            try (var second = ServerProcess.start(other, Map.of("CURBSTOP_DATA", folder.resolve("data").toString()), command)) {
                assertThat(second.awaitExit(START)).isEqualTo(1);
                assertThat(second.log()) // which may mask digits in the name of the folder
                        .contains("The data folder ", "/data is in use by another Curbstop, process " + server.pid());
            }
            assertThat(server.answers()).isTrue();
            server.signalStop();
            assertThat(server.awaitExit(STOP)).isEqualTo(BY_SIGTERM);
        }
    }

    @Test
    void an_unknown_command_exits_with_2_and_starts_nothing() throws Exception {
        for (String argument : List.of("nonsense", "--nonsense")) {
            var command = new ArrayList<>(ServerProcess.jar(Path.of("target", "curbstop.jar")));
            command.add(argument);
            try (var server = ServerProcess.start(folder, Map.of(), command)) {
                assertThat(server.awaitExit(START)).isEqualTo(2);
                assertThat(server.log()).contains(argument).doesNotContain("Exception");
                assertThat(folder.resolve("data")).doesNotExist();
            }
        }
    }

    private void servesInProduction(List<String> command) throws Exception {
        try (var signIn = new StubSignInProvider(); var server = ServerProcess.start(folder, settings(folder, signIn.issuer()), command)) {
            assertThat(server.awaitOpen(START)).as(server.log()).isTrue();
            assertThat(server.management("/actuator/health/readiness").body()).contains("UP");
            assertThat(server.get("/").body()).contains("Millbrook Utilities");
            assertThat(server.get("/sandbox").statusCode()).isEqualTo(404);
            String signInPage = server.get("/oauth2/authorization/curbstop").headers().firstValue("Location").orElse("");
            assertThat(signInPage).startsWith(signIn.issuer() + "/authorize?");
            assertThat(server.post("/twilio/voice", FORM, "CallSid=CA1&From=%2B15035550101").statusCode()).isEqualTo(403);
            assertThat(server.post("/stripe/events", "application/json", "{\"id\": \"evt_1\"}").statusCode()).isEqualTo(400);
            assertThat(send(server, signed("/twilio/text", textOf("no power")))).contains(" 200 ", "<Message>", "danger");
            assertThat(send(server, signed("/twilio/text", textOf("no hay luz")))).contains(" 200 ", "<Message>", "peligro");
            assertThat(answerToACallDuringWhichItIsStopped(server)).contains(" 200 ", "<Response>");
            assertThat(server.awaitExit(STOP)).as(server.log()).isEqualTo(BY_SIGTERM);
        }
    }

    /** Returns production settings that call no vendor except the sign-in provider. */
    static Map<String, String> settings(Path folder, String issuer) throws IOException {
        Path utility = Files.copy(Path.of("../backend/src/main/resources/utility.yaml"), folder.resolve("utility.yaml"));
        var settings = new TreeMap<String, String>();
        settings.putAll(Map.of(
                "SPRING_PROFILES_ACTIVE", "production", "SERVER_ADDRESS", "127.0.0.1",
                "CURBSTOP_PUBLIC_URL", PUBLIC_URL, "CURBSTOP_UTILITY", utility.toString(),
                "TWILIO_ACCOUNT_SID", ACCOUNT, "TWILIO_AUTH_TOKEN", TOKEN, "TWILIO_NUMBER", "+15035550100"));
        settings.putAll(Map.of(
                "STRIPE_API_KEY", "sk_test_of_a_test", "STRIPE_WEBHOOK_SECRET", "whsec_of_a_test", "STRIPE_API_BASE", issuer,
                "CURBSTOP_OIDC_ISSUER", issuer, "CURBSTOP_OIDC_CLIENT_ID", "curbstop", "CURBSTOP_OIDC_CLIENT_SECRET", "secret",
                "CURBSTOP_MAIL_HOST", "127.0.0.1", "CURBSTOP_HEALTH_ASK_FIRST", "1h")); // a test calls no external system
        return settings;
    }

    private static String replyInTheSandboxTo(ServerProcess server, String words) throws IOException, InterruptedException {
        String number = "%2B" + textOf(words).get("From").substring(1);
        assertThat(server.post("/sandbox/texts", FORM, "from=" + number + "&body=" + words.replace(' ', '+')).statusCode()).isLessThan(400);
        String texts = "";
        for (int second = 0; second < START.toSeconds() && !texts.contains("\"out\""); second++) {
            TimeUnit.SECONDS.sleep(1);
            texts = server.get("/sandbox/texts.json?to=" + number).body();
        }
        return texts.substring(texts.indexOf("\"out\""));
    }

    private static Map<String, String> textOf(String words) {
        return Map.of("AccountSid", ACCOUNT, "MessageSid", "SM" + UUID.randomUUID().toString().replace("-", ""),
                "From", "+1503555" + (1000 + words.length()), "To", "+15035550100", "Body", words, "NumMedia", "0");
    }

    /** Sends half of a signed call, then the stop signal, then the rest: a request in progress must still be answered. */
    private static String answerToACallDuringWhichItIsStopped(ServerProcess server) throws IOException, InterruptedException {
        String request = signed("/twilio/voice", Map.of("AccountSid", ACCOUNT, "CallSid", "CA0123456789abcdef0123456789abcdef",
                "From", "+15035550101", "To", "+15035550100", "CallStatus", "ringing"));
        int half = request.length() - 20;
        try (var socket = connect(server)) {
            write(socket, request.substring(0, half));
            TimeUnit.SECONDS.sleep(1);
            server.signalStop();
            TimeUnit.SECONDS.sleep(2);
            write(socket, request.substring(half));
            return answer(socket);
        }
    }

    private static String signed(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return String.join("\r\n",
                "POST " + path + " HTTP/1.1", "Host: my.millbrook.example", "Connection: close", "X-Forwarded-Proto: https",
                "Content-Type: " + FORM, "X-Twilio-Signature: " + TwilioTestSignature.of(TOKEN, PUBLIC_URL + path, fields),
                "Content-Length: " + body.length(), "", body);
    }

    private static String send(ServerProcess server, String request) throws IOException {
        try (var socket = connect(server)) {
            write(socket, request);
            return answer(socket);
        }
    }

    private static Socket connect(ServerProcess server) throws IOException {
        var socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout((int) STOP.toMillis());
        return socket;
    }

    private static void write(Socket socket, String part) throws IOException {
        socket.getOutputStream().write(part.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
