package org.curbstop.cis.postings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;

/**
 * One thing that happened here and the billing system has to hear. All but its {@link Delivery} is written once: sent again it says the
 * very same.
 *
 * @param id the sequence number with leading zeros: sorts as the number does
 * @param source names what happened and its account, for money the ledger entry; there is one posting of it
 * @param number of the account, as the billing system knows it; absent where the account is not on file
 * @param amount as in the ledger: positive, the customer owes more; only of {@link PostingKind#isMoney money}
 * @param day on which it got its number, in the utility's time: never earlier than that of the number before
 * @param at when it happened
 * @param details short facts by name
 */
public record Posting(
        String id, long version, String source, PostingKind kind, String action, Optional<AccountId> account, Optional<String> number,
        Optional<Money> amount, LocalDate day, Instant at, Map<String, String> details, Instant createdAt, PostingStatus status,
        Delivery delivery) {

    private static final int DIGITS = 12;

    /**
     * How far it has come.
     *
     * @param firstSentAt in a file or an answer, and {@code lastSentAt} the last time
     * @param closedAt when the billing system posted it, by its own clock if it says so; or when it was refused or settled by hand
     * @param reason why it was refused, or what somebody did by hand
     * @param by who settled it
     */
    public record Delivery(Optional<Instant> firstSentAt, Optional<Instant> lastSentAt, int timesSent, Optional<Instant> closedAt,
            Optional<String> reason, Optional<String> by) {

        static final Delivery NONE =
                new Delivery(Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty());

        Delivery sent(Instant now) {
            return new Delivery(firstSentAt.or(() -> Optional.of(now)), Optional.of(now), timesSent + 1, closedAt, reason, by);
        }

        /** Due for the next file, whenever it was sent last; what was said of it is on record with the audit. */
        Delivery requested() {
            return new Delivery(firstSentAt, Optional.empty(), timesSent, Optional.empty(), Optional.empty(), Optional.empty());
        }

        Delivery answered(Optional<Instant> closed, Optional<String> why, Optional<String> who) {
            return new Delivery(firstSentAt, lastSentAt, timesSent, closed, why, who);
        }
    }

    public Posting {
        details = Map.copyOf(details);
    }

    /** The draft with the number after the last one. A clock that was set back makes no day and no time earlier than the last. */
    static Posting after(Optional<Posting> last, PostingDraft draft, Optional<String> number, Instant now, LocalDate today) {
        Instant created = last.map(Posting::createdAt).filter(now::isBefore).orElse(now);
        LocalDate day = last.map(Posting::day).filter(today::isBefore).orElse(today);
        return new Posting(formatId(last.map(Posting::sequence).orElse(0L) + 1), 0, draft.source(), draft.kind(), draft.action(),
                draft.account(), number, draft.amount(), day, draft.at(), draft.details(), created, PostingStatus.WAITING, Delivery.NONE);
    }

    static String formatId(long sequence) {
        return String.format("%0" + DIGITS + "d", sequence);
    }

    /** Of a number that a file or a person writes, with or without its leading zeros. */
    static Optional<Long> parseSequence(String written) {
        return written.matches("[0-9]{1," + DIGITS + "}") ? Optional.of(Long.parseLong(written)) : Optional.empty();
    }

    /** From 1, without a gap. */
    public long sequence() {
        return Long.parseLong(id);
    }

    Posting with(PostingStatus next, Delivery now) {
        return new Posting(id, version, source, kind, action, account, number, amount, day, at, details, createdAt, next, now);
    }
}
