package org.curbstop.outages.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.curbstop.outages.OutageAnnouncement;
import org.curbstop.outages.OutageId;

/**
 * An action on an outage, or a message sent about it; never changed.
 *
 * @param id the same for the same action, however often it is recorded
 * @param day UTC date, used for lookup
 * @param by user name; empty: by evidence
 * @param other outage that was merged into it, or split or restored from it
 * @param recipients of a message: number of reports with a number that it went to
 */
public record OutageChange(String id, OutageId outage, String day, Instant at, Kind kind, Optional<String> by, Optional<OutageId> other,
        int recipients) {

    public enum Kind {
        CONFIRMED, UPDATED, RESTORED, PART_RESTORED, OUT_AGAIN, MERGED, SPLIT, UNDONE, SENT_KNOWN, SENT_ETR, SENT_RESTORED, SENT_STILL_OUT;

        public static final List<Kind> MESSAGES = List.of(SENT_KNOWN, SENT_ETR, SENT_RESTORED, SENT_STILL_OUT);

        public boolean isMessage() {
            return MESSAGES.contains(this);
        }
    }

    public static OutageChange step(OutageId outage, Kind kind, Optional<String> by, Optional<OutageId> other, Instant at) {
        return new OutageChange(outage + "|" + kind + "|" + other.map(OutageId::value).orElse("") + "|" + at, outage, day(at), at, kind, by,
                other, 0);
    }

    /** @param number number of the estimate that was sent */
    public static OutageChange message(OutageId outage, OutageAnnouncement.Kind what, int number, int recipients, Instant at) {
        Kind kind = switch (what) {
            case KNOWN -> Kind.SENT_KNOWN;
            case ETR -> Kind.SENT_ETR;
            case RESTORED -> Kind.SENT_RESTORED;
            case STILL_OUT -> Kind.SENT_STILL_OUT;
        };
        return new OutageChange(outage + "|" + kind + "|" + number + "|" + at, outage, day(at), at, kind, Optional.empty(),
                Optional.empty(), recipients);
    }

    public static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    /** Returns the UTC dates that a period touches. */
    public static List<String> days(Instant from, Instant to) {
        return LocalDate.ofInstant(from, ZoneOffset.UTC).datesUntil(LocalDate.ofInstant(to, ZoneOffset.UTC).plusDays(1))
                .map(LocalDate::toString).toList();
    }
}
