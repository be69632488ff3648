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
 * @param number that customers get: nine digits
 * @param subject the disputed bill: one is disputed once
 * @param words the customer's own, with card and social security numbers masked
 * @param answerBy the last day on which the customer has to hear from us
 * @param clock day of the answer and id: the order of the lists, and unique, so that a page can follow any of them
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
     * Who says so.
     *
     * @param account whose bill it is; none for a complaint
     * @param person if they have proved who they are
     * @param phone where the answer goes if they have not
     */
    public record Complainant(
            Optional<AccountId> account, Optional<PersonId> person, Optional<PhoneNumber> phone, Channel channel, Language language) {

        /** Nobody can answer somebody who left no address. */
        public boolean isReachable() {
            return person.isPresent() || phone.isPresent();
        }
    }

    /** Its state. */
    public sealed interface State {
        /** @param escalated the day of the answer went by, and the queue was notified */
        @StoredAs("open")
        record Open(Optional<String> assignee, boolean escalated) implements State {}

        /**
         * @param credit what comes off the account
         * @param words for the customer, in their language
         */
        @StoredAs("answered")
        record Answered(String by, Instant at, GrievanceOutcome outcome, Optional<Money> credit, String words) implements State {}

        /** Without an answer to the customer. */
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

    /** Who of the utility has it. */
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
