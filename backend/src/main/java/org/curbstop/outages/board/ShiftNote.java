package org.curbstop.outages.board;

import java.time.Instant;

/** What whoever handed a shift over has left for the next. */
public record ShiftNote(String id, String day, Instant at, String by, String text) {

    public static final int LONGEST = 2000;
}
