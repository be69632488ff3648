package org.curbstop.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.curbstop.Curbstop;
import org.curbstop.store.Database;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the application in this process with a data folder of its own, and the bare endpoint on the same database. */
final class BenchApplication {

    private static final String[] SETTINGS = {
        "--server.port=0", "--vaadin.productionMode=true", "--logging.level.root=ERROR", "--spring.main.banner-mode=off"
    };

    private BenchApplication() {}

    /** @param more additional command-line settings */
    static ConfigurableApplicationContext start(String... more) throws IOException {
        Path data = Files.createTempDirectory("curbstop-bench");
        return SpringApplication.run(Curbstop.class,
                Stream.of(Stream.of(SETTINGS), Stream.of("--curbstop.data=" + data), Stream.of(more)).flatMap(each -> each)
                        .toArray(String[]::new));
    }

    static ConfigurableApplicationContext startBare(ConfigurableApplicationContext app) {
        return new SpringApplicationBuilder(BareEndpoint.class)
                .profiles("bare")
                .initializers((GenericApplicationContext context) -> context.registerBean("store", Database.class,
                        () -> app.getBean(Database.class)))
                .run("--server.port=0", "--logging.level.root=ERROR", "--spring.main.banner-mode=off");
    }

    static URI url(ConfigurableApplicationContext context) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }
}
