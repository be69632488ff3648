package org.curbstop.conversation.understanding;

import java.util.Locale;

/** A hazard to life, in order of detection. */
public enum DetectedHazard {
    GAS,
    LINE,
    MEDICAL,
    SEWER;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
