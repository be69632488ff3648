package org.curbstop.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits on the CPU time and memory that an untrusted file can consume. */
class FileInspectionCostTest {

    /** The first token once took a minute of CPU time. */
    @ParameterizedTest
    @ValueSource(strings = {"/ObjStm ", "/ObjStm stream\n", "<<", "[", "1 0 obj\n", "stream\r\nx\u009c", "/#", "xref\n0 1\n",
            "trailer<</Root 1 0 R/Prev 9>>\n", "(", "%%EOF\n", "5 0 R ", "[/A 1]", "()", "1 "})
    void a_repeated_token_costs_at_most_about_a_second(String token) {
        var threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        FileInspection content = inspected(token);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - began)).isLessThan(Duration.ofSeconds(2));
        assertThat(content).isInstanceOf(FileInspection.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ObjStm ", "/#41", "1 0 obj\n", "1 0 obj[/AB]endobj\n", "stream\r\nx\u009c"})
    void too_many_names_objects_or_streams_are_rejected(String token) {
        assertThat(inspected(token)).isEqualTo(new FileInspection.Refused(SentDocuments.DocumentRefusalReason.TOO_COMPLEX));
    }

    @Test
    void a_slow_file_counts_as_several_files_of_its_sender() {
        var now = new AtomicReference<>(Instant.EPOCH);
        var limiter = new UploadAttemptLimiter(10, now::get);
        assertThat(limiter.tryAcquire("honest")).isTrue();
        limiter.chargeFor("honest", Duration.ofMillis(190));
        limiter.chargeFor("hostile", Duration.ofMillis(2_100));
        assertThat(limiter.tryAcquire("hostile")).isFalse();
        assertThat(limiter.tryAcquire("honest")).isTrue();
        now.set(Instant.EPOCH.plus(Duration.ofHours(25)));
        assertThat(limiter.tryAcquire("hostile")).isTrue();
    }

    private static FileInspection inspected(String token) {
        String all = "%PDF-1.7\n" + token.repeat(4_000_000 / token.length()) + "\n%%EOF\n";
        return FileInspection.inspect(SampleFiles.text(all), new InspectionDeadline());
    }
}
