package org.curbstop.common;

/** Probes an external system. Probes run periodically, so that operators learn of a failure before a customer does. */
public interface DependencyProbe {

    /** Returns the name in health output: one word, such as {@code stripe}. */
    String name();

    /** Sends a request without side effects. May block as long as the other system; the caller applies a timeout. */
    ProbeResult probe();

    sealed interface ProbeResult {

        record Up() implements ProbeResult {}

        /** @param why reason for operators, without secrets or personal data */
        record Down(String why) implements ProbeResult {}

        /** The system is not configured; {@code missing} says what is missing. */
        record NotConfigured(String missing) implements ProbeResult {}
    }
}
