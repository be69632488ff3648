package org.curbstop.outages.board;

import java.time.Instant;
import java.util.Comparator;
import org.curbstop.outages.Etr;

/** Sort order of the board; equal rows are sorted by opening time. */
public enum BoardSort {
    PLACE(Comparator.comparing(row -> row.outage().scope().searchText())),
    CERTAINTY(Comparator.comparing(row -> row.outage().certainty())),
    SERVICE(Comparator.comparing(row -> row.outage().service())),
    FEEDER(Comparator.comparing(row -> row.feeder().orElse(""))),
    HOUSEHOLDS(Comparator.comparingInt(BoardRow::households)),
    MEDICAL(Comparator.comparingInt(BoardRow::medical)),
    OPENED(Comparator.comparing(row -> row.outage().opened())),
    CREW(Comparator.comparing(row -> row.outage().crew())),
    CAUSE(Comparator.comparing(row -> row.outage().cause())),
    ETR(Comparator.comparing(row -> row.outage().etr().flatMap(Etr::back).orElse(Instant.MAX)));

    private final Comparator<BoardRow> ascending;

    BoardSort(Comparator<BoardRow> ascending) {
        this.ascending = ascending;
    }

    public Comparator<BoardRow> comparator(boolean up) {
        return up ? ascending : ascending.reversed();
    }
}
