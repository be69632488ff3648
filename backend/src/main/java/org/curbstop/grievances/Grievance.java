package org.curbstop.grievances;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.common.masking.SensitiveNumbers;
import org.curbstop.store.DomainEvent;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.StoredAs;

/**
 * A bill dispute or a complaint.
 *
 * @param number nine-digit number for the customer
 * @param subject the disputed bill, which can be disputed only once
 * @param words customer's words, with card and social security numbers masked
 * @param answerBy last day on which the customer must be answered
 * @param clock {@code answerBy} and id: a unique sort key, used for paging
 */
public record Grievance(
        GrievanceId id, long version, String key, String number, Optional<String> subject, GrievanceMatter matter, String words,
        Complainant from, Instant filed, LocalDate answerBy, String clock, State state, List<OutboxMessage> outbox)
        implements OutboxAggregate {

    /** A long text message, or a paragraph. */
    public static final int MAX_WORDS = 1_000;

    public Grievance {
        outbox = List.copyOf(outbox);
    }

    /**
     * Who filed the grievance.
     *
     * @param account account of the bill; empty for a complaint
     * @param person the person, if verified
     * @param phone number for the answer if the person is not verified
     */
    public record Complainant(
            Optional<AccountId> account, Optional<PersonId> person, Optional<PhoneNumber> phone, Channel channel, Language language) {

        /** Returns whether there is a way to answer. */
        public boolean isReachable() {
            return person.isPresent() || phone.isPresent();
        }
    }

    public sealed interface State {
        /** @param escalated whether the day of the answer has passed and the queue was notified */
        @StoredAs("open")
        record Open(Optional<String> assignee, boolean escalated) implements State {}

        /**
         * @param credit amount credited to the account
         * @param words answer to the customer, in their language
         */
        @StoredAs("answered")
        record Answered(String by, Instant at, GrievanceOutcome outcome, Optional<Money> credit, String words) implements State {}

        /** Closed without an answer. */
        @StoredAs("closed")
        record Closed(String by, Instant at, String why) implements State {}
    }

    static Grievance filed(String key, GrievanceMatter matter, String words, Complainant from, Instant now, LocalDate answerBy) {
        GrievanceId id = GrievanceId.create();
        Optional<String> subject = matter instanceof GrievanceMatter.BillDispute dispute ? Optional.of(dispute.bill().value())
                : Optional.empty();
        String kept = SensitiveNumbers.mask(words.strip());
        var event = new GrievanceFiled(id, ReferenceNumber.of(id.value()), matter, from, answerBy, now);
        return new Grievance(id, 0, key, ReferenceNumber.of(id.value()), subject, matter,
                kept.substring(0, Math.min(kept.length(), MAX_WORDS)), from, now, answerBy, answerBy + "/" + id,
                new State.Open(Optional.empty(), false), List.of(OutboxMessage.of(event)));
    }

    public boolean isOpen() {
        return state instanceof State.Open;
    }

    /** Returns the staff member who has taken it. */
    public Optional<String> assignee() {
        return state instanceof State.Open open ? open.assignee() : Optional.empty();
    }

    public boolean isOverdueOn(LocalDate day) {
        return isOpen() && day.isAfter(answerBy);
    }

    Grievance withState(State next, DomainEvent... events) {
        return new Grievance(id, version, key, number, subject, matter, words, from, filed, answerBy, clock, next,
                List.of(events).stream().map(OutboxMessage::of).toList());
    }
}
