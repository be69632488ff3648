package org.curbstop.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** Decodes inputs of the fuzz tests as text and limits the time that reading them may take. */
public final class HostileInput {

    /** Maximum length of one field at any endpoint. */
    private static final int MAX_LENGTH = 10_000;
    /** Measures CPU time, so that other load on the machine does not count. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** Far above a linear reading under the fuzzer's hooks; a quadratic reading of {@value #MAX_LENGTH} characters takes longer. */
    private static final Duration BOUND = Duration.ofSeconds(2);

    /** Whether the fuzzer searches. A search repeats few of its many inputs to full length; the stored corpus is always repeated. */
    private static final boolean SEARCHING = System.getenv("JAZZER_FUZZ") != null;

    private HostileInput() {}

    public static String text(byte[] data) {
        return new String(data, StandardCharsets.UTF_8);
    }

    /** Reads the text, then the text repeated up to the maximum length at an endpoint. */
    public static void read(String text, Consumer<String> reader) {
        reader.accept(text);
        if (!text.isEmpty() && (!SEARCHING || text.hashCode() % 64 == 0)) {
            String longest = text.repeat(Math.max(1, MAX_LENGTH / text.length()));
            within(longest.length(), () -> reader.accept(longest));
        }
    }

    public static void within(int length, Runnable reading) {
        long begun = THREADS.getCurrentThreadCpuTime();
        reading.run();
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun)).as("CPU time for %s", length).isLessThan(BOUND);
    }
}
