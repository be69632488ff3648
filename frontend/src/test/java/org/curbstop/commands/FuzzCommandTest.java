package org.curbstop.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FuzzCommandTest {

    private static final Path TESTS = Path.of("src/test/java");
    private static final Path CORPORA = Path.of("src/test/resources");
    private static final Pattern FUZZ_TEST = Pattern.compile("@FuzzTest\\s+void (\\w+)");

    @Test
    void every_fuzz_test_is_listed_and_has_a_kept_corpus() throws Exception {
        List<Path> classes = fuzzClasses();
        assertThat(classes).hasSizeGreaterThan(10);
        List<String> names = classes.stream().flatMap(FuzzCommandTest::names).toList();
        assertThat(launcher("fuzz").lines()).containsExactlyInAnyOrderElementsOf(names);
        for (Path each : classes) {
            for (String name : names(each).toList()) {
                String inputs = each.getFileName().toString().replace(".java", "Inputs");
                Path corpus = CORPORA.resolve(TESTS.relativize(each)).resolveSibling(inputs).resolve(name.substring(name.indexOf('.') + 1));
                assertThat(corpus).isNotEmptyDirectory();
            }
        }
    }

    @Test
    void an_unknown_fuzz_test_and_an_invalid_time_are_rejected() throws Exception {
        assertThat(exit("fuzz", "NoFuzz.nothing")).isEqualTo(2);
        assertThat(exit("fuzz", "AddressFuzz.places", "soon")).isEqualTo(2);
    }

    private static List<Path> fuzzClasses() throws IOException {
        try (Stream<Path> found = Files.walk(TESTS)) {
            return found.filter(path -> path.toString().endsWith("Fuzz.java")).toList();
        }
    }

    private static Stream<String> names(Path file) {
        try {
            return FUZZ_TEST.matcher(Files.readString(file)).results().map((MatchResult found) ->
                    file.getFileName().toString().replace(".java", ".") + found.group(1)).toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String launcher(String... arguments) throws Exception {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("../curbstop"), Stream.of(arguments)).toList())
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static int exit(String... arguments) throws Exception {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("../curbstop"), Stream.of(arguments)).toList())
                .redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }
}
