package org.curbstop.conversation.understanding;

import java.util.Locale;

/** Hazards to life, in order of detection. */
public enum DetectedHazard {
    GAS,
    CARBON_MONOXIDE,
    MEDICAL,
    SHOCK,
    LINE,
    FIRE,
    SEWER,
    FLOOD,
    WATER;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
