package org.curbstop.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and calls the client that OpenAPI Generator generates from the description (see the plugin in pom.xml). */
@Tag("slow")
class GeneratedClientIT extends RestApiTest {

    private static final Path GENERATED = Path.of(System.getProperty("generated.client", "target/generated-client"), "src", "main", "java");

    @Test
    void a_generated_client_compiles_and_works(@TempDir Path classes) throws Exception {
        var sources = new ArrayList<Path>();
        try (Stream<Path> all = Files.walk(GENERATED)) {
            all.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
        Path calls = classes.resolve("GeneratedClientCalls.java");
        try (var source = Objects.requireNonNull(getClass().getResourceAsStream("GeneratedClientCalls.txt"))) {
            Files.write(calls, source.readAllBytes());
        }
        sources.add(calls);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var errors = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(errors, files, null, List.of("-d", classes.toString(), "-proc:none", "-nowarn",
                    "-classpath", System.getProperty("java.class.path")), null, files.getJavaFileObjectsFromPaths(sources)).call();
            assertThat(compiled).as(errors.toString()).isTrue();
        }
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            @SuppressWarnings("unchecked")
            var program = (BinaryOperator<String>) loader.loadClass("GeneratedClientCalls").getDeclaredConstructor().newInstance();
            assertThat(program.apply(client.home(), token).lines())
                    .containsExactly("applied balance", "1", "0 false", "1", "84.12", "0", "404");
        }
    }
}
