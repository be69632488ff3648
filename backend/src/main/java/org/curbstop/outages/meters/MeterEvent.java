package org.curbstop.outages.meters;

import java.time.Instant;

/**
 * A message of a meter.
 *
 * @param id of the message, as the meter system numbers it
 * @param meter the number on its face
 */
public record MeterEvent(String id, String meter, MeterEventKind kind, Instant at) {

    public enum MeterEventKind { LAST_GASP, RESTORED }
}
