package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.billing.BillId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.StoredAs;

/**
 * Time to pay, as it was agreed and what became of it.
 *
 * @param key of the command that made it: the same key never makes two
 * @param paid what has come in since, as counted last
 * @param running the account while this is its one running arrangement
 * @param reminded so many payments were announced
 */
public record Arrangement(
        ArrangementId id,
        long version,
        String key,
        AccountId account,
        AgreementRecord agreed,
        InstallmentSchedule schedule,
        OtherDues beside,
        State state,
        Money paid,
        ConfirmationLetter confirmation,
        Optional<ArrangementId> replaces,
        int replacements,
        Optional<String> running,
        int reminded,
        List<OutboxMessage> outbox)
        implements OutboxAggregate {

    public Arrangement {
        outbox = List.copyOf(outbox);
    }

    /** @param day of {@code at} in the utility's zone @param person who agreed @param staff on whose decision, where it took one */
    public record AgreementRecord(Instant at, LocalDate day, Channel channel, Language language, Optional<PersonId> person,
            Optional<String> staff) {}

    /**
     * What falls due besides the arrangement.
     *
     * @param latestBill the last bill before it: those after it are due on their own days
     * @param open what was not past due and is not arranged
     * @param start where credits are counted from
     */
    public record OtherDues(Optional<BillId> latestBill, Optional<Installment> open, AccountCredits.CreditBaseline start) {}

    /** @param dueBy the last day for the letter, where the rules ask for one @param sent absent: it has not gone out */
    public record ConfirmationLetter(Optional<LocalDate> dueBy, Optional<LetterDelivery> sent, boolean bindingWithout) {

        /** Whether a breach may be held against the customer: the letter went out in time, or need not. */
        public boolean isBinding() {
            return bindingWithout || dueBy.isEmpty() || sent.filter(letter -> !letter.day().isAfter(dueBy.get())).isPresent();
        }
    }

    public enum DeliveryMethod {
        /** In print, by mail or by hand. */
        LETTER,
        /** By e-mail. */
        MAIL,
        /** By text message. */
        TEXT
    }

    /** @param reference the delivery, or what staff noted */
    public record LetterDelivery(DeliveryMethod way, LocalDate day, Instant at, String reference) {}

    /** Its state. */
    public sealed interface State {
        @StoredAs("active")
        record Active() implements State {}

        @StoredAs("kept")
        record Kept(Instant at) implements State {}

        /**
         * @param on the day on which it was found
         * @param missing of the payments that were due
         * @param counts whether it may be held against the customer
         */
        @StoredAs("broken")
        record Broken(LocalDate on, Money missing, boolean counts, AccountCredits.CreditBaseline start, Instant at) implements State {}

        @StoredAs("cancelled")
        record Cancelled(String by, Instant at) implements State {}

        @StoredAs("replaced")
        record Replaced(ArrangementId by, Instant at) implements State {}
    }

    public boolean isActive() {
        return state instanceof State.Active;
    }

    /** Its number to be read out: nine digits that follow from its id. */
    public String reference() {
        return id.reference();
    }

    /** What is left of it. */
    public Money remaining() {
        return isActive() ? schedule.total().minus(paid).max(paid.zero()) : paid.zero();
    }

    /** The payment that is the next to be made, with what is left of it; absent once all are paid. */
    public Optional<Installment> nextInstallment() {
        Money counted = paid;
        for (Installment each : schedule.installments()) {
            if (counted.compareTo(each.amount()) < 0) {
                return Optional.of(new Installment(each.due(), each.amount().minus(counted.max(paid.zero()))));
            }
            counted = counted.minus(each.amount());
        }
        return Optional.empty();
    }

    public Arrangement withState(State next, Money counted, OutboxMessage... events) {
        return new Arrangement(id, version, key, account, agreed, schedule, beside, next, counted, confirmation, replaces, replacements,
                next instanceof State.Active ? running : Optional.empty(), reminded, List.of(events));
    }

    public Arrangement withPaid(Money counted) {
        return new Arrangement(id, version, key, account, agreed, schedule, beside, state, counted, confirmation, replaces, replacements,
                running, reminded, outbox);
    }

    public Arrangement withConfirmation(LetterDelivery sent) {
        return new Arrangement(id, version, key, account, agreed, schedule, beside, state, paid,
                new ConfirmationLetter(confirmation.dueBy, Optional.of(sent), confirmation.bindingWithout), replaces, replacements, running,
                reminded, outbox);
    }

    public Arrangement reminded(int payments, OutboxMessage event) {
        return new Arrangement(id, version, key, account, agreed, schedule, beside, state, paid, confirmation, replaces, replacements,
                running, payments, List.of(event));
    }

    public Arrangement asRunning() {
        return new Arrangement(id, version, key, account, agreed, schedule, beside, state, paid, confirmation, replaces, replacements,
                Optional.of(account.value()), reminded, outbox);
    }
}
