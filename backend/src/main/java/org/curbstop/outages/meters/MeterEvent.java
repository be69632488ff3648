package org.curbstop.outages.meters;

import java.time.Instant;

/**
 * An event sent by a meter.
 *
 * @param id message id of the meter system
 * @param meter number on the meter's face
 */
public record MeterEvent(String id, String meter, MeterEventKind kind, Instant at) {

    public enum MeterEventKind { LAST_GASP, RESTORED }
}
