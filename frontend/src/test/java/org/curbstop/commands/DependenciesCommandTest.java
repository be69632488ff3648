package org.curbstop.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependenciesCommandTest {

    private static final String BILL = """
            {"bomFormat": "CycloneDX", "components": [
              {"purl": "pkg:maven/org.example/sound@1.0?type=jar"},
              {"purl": "pkg:maven/org.example/leaky@2.0?type=jar"},
              {"purl": "pkg:maven/org.curbstop/backend@0.1.0"}]}""";

    private HttpServer feed;
    private volatile String requestBody = "";
    private volatile int status = 200;
    private volatile String answer = "";

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("bill.json"), BILL);
        feed = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        feed.createContext("/v1/querybatch", exchange -> {
            requestBody = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        feed.start();
    }

    @AfterEach
    void close() {
        feed.stop(0);
    }

    @Test
    void libraries_without_known_vulnerabilities_pass() {
        answer = "{\"results\": [{}, {}]}";
        assertThat(run()).isZero();
        assertThat(requestBody).contains("pkg:maven/org.example/sound@1.0", "pkg:maven/org.example/leaky@2.0")
                .doesNotContain("org.curbstop",
                "type=jar");
    }

    @Test
    void a_library_with_a_known_vulnerability_fails() {
        answer = "{\"results\": [{\"vulns\": [{\"id\": \"GHSA-1\"}]}, {}]}";
        assertThat(run()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"503|busy", "200|<html>a captive portal</html>", "200|{\"results\": []}", "404|nothing"})
    void an_unusable_response_is_not_a_pass(int code, String body) {
        status = code;
        answer = body;
        assertThat(run()).isEqualTo(3);
    }

    @Test
    void an_unreachable_feed_is_not_a_pass() {
        feed.stop(0);
        assertThat(run()).isEqualTo(3);
    }

    private int run() {
        return CurbstopCommand.run("dependencies", "--feed", "http://127.0.0.1:" + feed.getAddress().getPort(), "--sbom",
                folder.resolve("bill.json").toString());
    }
}
