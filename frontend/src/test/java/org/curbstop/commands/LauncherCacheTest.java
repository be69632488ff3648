package org.curbstop.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher with a fake JDK and a fake build, which only record their calls. */
class LauncherCacheTest {

    /** Fake server of a training run: prints that it is open, and writes its cache when it is stopped. */
    private static final String JAVA = """
            #!/bin/sh
            echo "$*" >>"$CALLS"
            case "$*" in
                *jarmode*)
                    for folder; do :; done
                    mkdir -p "$folder"
                    echo jar >"$folder/curbstop.jar" ;;
                *-XX:AOTCacheOutput=*server.aot*)
                    cache=${*#*-XX:AOTCacheOutput=}
                    trap 'echo cache >"${cache%% *}"; exit 143' TERM
                    [ -z "${CANNOT_TRAIN:-}" ] || exit 1
                    echo "Curbstop is open: http://localhost"
                    while :; do sleep 0.1; done ;;
            esac
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void layOut() throws IOException {
        Files.copy(Path.of("..", "curbstop"), folder.resolve("curbstop"));
        script("jdk/bin/java", JAVA);
        script("jdk/bin/javac", "#!/bin/sh\necho javac 25\n");
        script("mvnw", "#!/bin/sh\nmkdir -p frontend/target\necho jar >frontend/target/curbstop.jar\n");
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.createDirectories(folder.resolve(".mvn"));
        Files.createDirectories(folder.resolve("frontend/src/main"));
        Files.writeString(folder.resolve("frontend/pom.xml"), "<project/>");
    }

    @Test
    void the_second_run_creates_the_cache_and_uses_it() throws Exception {
        assertThat(run("run")).as("first").noneMatch(call -> call.contains("server.aot"));
        assertThat(run("run")).as("second").satisfiesExactly(
                training -> assertThat(training).contains("-XX:AOTCacheOutput=", "server.aot"),
                started -> assertThat(started).contains("-XX:AOTCache=", "server.aot", "-jar"));
        assertThat(run("run")).as("third").singleElement().asString().contains("-XX:AOTCache=");
    }

    @Test
    void a_failed_cache_is_tried_once_and_does_not_prevent_the_start() throws Exception {
        run("run");
        assertThat(run("run", "CANNOT_TRAIN")).hasSize(2).last().asString().contains("-jar").doesNotContain("AOTCache");
        assertThat(run("run")).singleElement().asString().doesNotContain("AOTCache");
    }

    @Test
    void changed_sources_start_without_the_old_cache() throws Exception {
        run("run");
        run("run");
        Files.writeString(folder.resolve("pom.xml"), "<project><name/></project>");
        assertThat(run("run")).isNotEmpty().noneMatch(call -> call.contains("server.aot"));
    }

    /** Runs the launcher and returns the calls of {@code java}, except those of the build. */
    private List<String> run(String command, String... set) throws IOException, InterruptedException {
        Path calls = folder.resolve("calls");
        Files.deleteIfExists(calls);
        var builder = new ProcessBuilder(folder.resolve("curbstop").toString(), command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("CALLS", calls.toString());
        for (String name : set) {
            builder.environment().put(name, "1");
        }
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isZero();
        return Files.readAllLines(calls).stream().filter(call -> !call.contains("jarmode") && !call.contains("commands.aot")).toList();
    }

    private void script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
