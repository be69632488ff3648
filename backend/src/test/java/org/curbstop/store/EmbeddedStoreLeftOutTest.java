package org.curbstop.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** A process without the embedded server and its libraries on its class path. */
class EmbeddedStoreLeftOutTest {

    record Word(String id) {}

    @TempDir
    Path data;

    /** Runs in that process: the store part of the application, and one write. */
    static final class Application {
        public static void main(String[] settings) {
            var application = new SpringApplication(StoreConfiguration.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            try (var context = application.run(settings)) {
                context.getBean(Database.class).collection(Word.class, "words").insert(new Word("curb"));
            }
        }
    }

    @Test
    void with_a_configured_mongodb_the_application_starts_and_writes() throws Exception {
        try (var test = new TestStore()) {
            assertThat(run("--curbstop.mongodb-uri=" + test.uri())).doesNotContain("FAILED");
            assertThat(test.store().collection(Word.class, "words").find("curb")).isPresent();
        }
    }

    @Test
    void without_any_database_the_error_message_says_what_to_do() throws Exception {
        assertThat(run("--spring.main.banner-mode=off"))
                .contains("APPLICATION FAILED TO START", "embedded-store.jar", "Set CURBSTOP_MONGODB_URI")
                .doesNotContain("\tat ");
    }

    private String run(String setting) throws IOException, InterruptedException {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*/(embedded-store|mongo-java-server|h2-mvstore|h2|netty)[-/].*"))
                .collect(Collectors.joining(File.pathSeparator));
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", path,
                Application.class.getName(), "--curbstop.data=" + data, setting).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said;
    }
}
