package org.curbstop.cis.postings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;

/**
 * An event to report to the billing system. Except for its {@link Delivery} it is immutable: sent again, it is identical.
 *
 * @param id sequence number with leading zeros, for sorting
 * @param source unique id of the event and its account; for money, the ledger entry
 * @param number account number known to the billing system; empty if the account is not on file
 * @param amount as in the ledger: positive if the customer owes more; only for {@link PostingKind#isMoney money}
 * @param day day on which it was numbered, in the utility's time zone; never before that of the previous number
 * @param at time of the event
 * @param details short facts by name
 */
public record Posting(
        String id, long version, String source, PostingKind kind, String action, Optional<AccountId> account, Optional<String> number,
        Optional<Money> amount, LocalDate day, Instant at, Map<String, String> details, Instant createdAt, PostingStatus status,
        Delivery delivery) {

    private static final int DIGITS = 12;

    /**
     * State of the delivery.
     *
     * @param firstSentAt time of the first delivery, in a file or a response
     * @param lastSentAt time of the last delivery
     * @param closedAt time of posting by the billing system, by its own clock if stated; or of the refusal or manual settlement
     * @param reason why it was refused, or how it was settled manually
     * @param by who settled it
     * @param earlierReason why it was refused before; kept when it is sent again, answered again or settled
     * @param elsewhere numbers of CIS payments like this one that were made elsewhere, as staff decided; empty if there are none
     */
    public record Delivery(Optional<Instant> firstSentAt, Optional<Instant> lastSentAt, int timesSent, Optional<Instant> closedAt,
            Optional<String> reason, Optional<String> by, Optional<String> earlierReason, Optional<List<String>> elsewhere) {

        static final Delivery NONE = new Delivery(Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());

        Delivery sent(Instant now) {
            return new Delivery(firstSentAt.or(() -> Optional.of(now)), Optional.of(now), timesSent + 1, closedAt, reason, by,
                    earlierReason, elsewhere);
        }

        /** Marks it due for the next file, regardless of the last delivery. */
        Delivery requested() {
            return new Delivery(firstSentAt, Optional.empty(), timesSent, Optional.empty(), Optional.empty(), Optional.empty(),
                    reason.or(() -> earlierReason), elsewhere);
        }

        Delivery answered(Optional<Instant> closed, Optional<String> why, Optional<String> who) {
            return new Delivery(firstSentAt, lastSentAt, timesSent, closed, why, who, reason.or(() -> earlierReason), elsewhere);
        }

        Delivery madeElsewhere(List<String> payments) {
            return new Delivery(firstSentAt, lastSentAt, timesSent, closedAt, reason, by, earlierReason,
                    Optional.of(List.copyOf(payments)).filter(all -> !all.isEmpty()));
        }
    }

    public Posting {
        details = Map.copyOf(details);
    }

    /** Creates the posting that follows {@code last}. If the clock was set back, the day and time are those of the last posting. */
    static Posting after(Optional<Posting> last, PostingDraft draft, Optional<String> number, Instant now, LocalDate today) {
        Instant created = last.map(Posting::createdAt).filter(now::isBefore).orElse(now);
        LocalDate day = last.map(Posting::day).filter(today::isBefore).orElse(today);
        return new Posting(formatId(last.map(Posting::sequence).orElse(0L) + 1), 0, draft.source(), draft.kind(), draft.action(),
                draft.account(), number, draft.amount(), day, draft.at(), draft.details(), created, PostingStatus.WAITING, Delivery.NONE);
    }

    static String formatId(long sequence) {
        return String.format("%0" + DIGITS + "d", sequence);
    }

    /** Parses a number written by a file or a person, with or without leading zeros. */
    static Optional<Long> parseSequence(String written) {
        return written.matches("[0-9]{1," + DIGITS + "}") ? Optional.of(Long.parseLong(written)) : Optional.empty();
    }

    /** Returns the sequence number, from 1 without gaps. */
    public long sequence() {
        return Long.parseLong(id);
    }

    Posting with(PostingStatus next, Delivery now) {
        return new Posting(id, version, source, kind, action, account, number, amount, day, at, details, createdAt, next, now);
    }
}
