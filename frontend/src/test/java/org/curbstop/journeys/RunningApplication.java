package org.curbstop.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.curbstop.Curbstop;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole application on a port, with the Millbrook sample data in its own folder. Each test class has its own, which ends with the class:
 * some move the clock, some pay.
 */
@Tag("slow")
@DirtiesContext
@SpringBootTest(
        classes = Curbstop.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"curbstop.now=2026-11-22T10:00", "vaadin.productionMode=true"})
abstract class RunningApplication {

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry settings) {
        settings.add("curbstop.data", folder()::toString);
        String server = System.getenv("CURBSTOP_TEST_MONGODB_URI");
        if (server != null && !server.isBlank()) {
            String database = "journeys-" + UUID.randomUUID();
            settings.add("curbstop.mongodb-uri", () -> server.replaceFirst("^(mongodb(?:\\+srv)?://[^/?]+)/?[^?]*", "$1/" + database));
        }
    }

    String address(String path) {
        return "http://localhost:" + port + path;
    }

    int port() {
        return port;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("curbstop-journeys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
