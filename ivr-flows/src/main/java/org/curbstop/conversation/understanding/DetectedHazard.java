package org.curbstop.conversation.understanding;

import java.util.Locale;

/** Danger to life, in the order in which it is looked for. */
public enum DetectedHazard {
    GAS,
    LINE,
    MEDICAL,
    SEWER;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
