package org.curbstop.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSanitizerTest {

    private static final String FORGED = "2026-11-29T10:00:00.000Z  INFO 1 --- sam signed in";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\n\n", "\u0085", "\u2028", "\n  "})
    void quoted_input_cannot_forge_a_log_entry(String lineEnd) {
        String line = LogSanitizer.sanitize("cannot read x" + lineEnd + FORGED);
        assertThat(line.lines()).hasSize(1);
        assertThat(line).contains("cannot read x", "sam signed in");
    }

    @Test
    void quoted_input_cannot_control_a_terminal() {
        assertThat(LogSanitizer.sanitize("a\u001b[2Jb\u0007c")).isEqualTo("a?[2Jb?c");
        assertThat(LogSanitizer.sanitize("first\nsecond\tpart")).as("the application's own lines").isEqualTo("first\nsecond\tpart");
    }

    @Test
    void a_stack_trace_is_masked_and_keeps_its_lines() {
        var event = new LoggingEvent();
        event.setLevel(Level.ERROR);
        event.setLoggerContext(new LoggerContext());
        event.setThrowableProxy(new ThrowableProxy(
                new IllegalStateException("cannot read 4242 4242 4242 4242\n" + FORGED, new IllegalArgumentException("123-45-6789"))));
        var converter = new MaskingStackTraceConverter();
        converter.start();

        String trace = converter.convert(event);
        assertThat(trace).contains("••••", "Caused by: ", "\tat ").doesNotContain("4242", "6789", "\n" + FORGED);
    }
}
