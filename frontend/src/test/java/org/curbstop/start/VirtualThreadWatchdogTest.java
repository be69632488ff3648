package org.curbstop.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs servers in separate processes with one carrier thread, because the watchdog ends the process. */
class VirtualThreadWatchdogTest {

    @TempDir
    Path folder;

    @Test
    void a_process_with_deadlocked_carriers_ends_with_a_thread_dump() throws Exception {
        Process process = oneCarrier("wait");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(process.exitValue()).isEqualTo(VirtualThreadWatchdog.EXIT_CODE);
        assertThat(new String(process.getErrorStream().readAllBytes())).contains("no virtual thread has run for 2 s", folder.toString());
        assertThat(Files.readString(dumps().getFirst())).contains("first-request", "HungServerProcess$Met.<clinit>");
    }

    @Test
    void a_process_with_working_carriers_keeps_running() throws Exception {
        Process process = oneCarrier("busy");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("ended on its own").isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(dumps()).isEmpty();
    }

    private Process oneCarrier(String does) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                "-cp", System.getProperty("java.class.path"), HungServerProcess.class.getName(), folder.toString(), does).start();
    }

    private List<Path> dumps() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
