package org.curbstop.outages.board;

import java.time.Instant;

/** A note that one shift left for the next. */
public record ShiftNote(String id, String day, Instant at, String by, String text) {

    public static final int MAX_LENGTH = 2000;
}
