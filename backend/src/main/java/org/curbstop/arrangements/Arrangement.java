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
 * A payment arrangement as agreed, and its progress.
 *
 * @param key idempotency key of the command; the same key never creates two
 * @param paid amount credited since the agreement, as last counted
 * @param running the account, while this is its one running arrangement
 * @param reminded number of installments that were announced
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

    /**
     * @param day day of {@code at} in the utility's time zone
     * @param person customer who agreed
     * @param staff employee who approved it, if approval was needed
     */
    public record AgreementRecord(Instant at, LocalDate day, Channel channel, Language language, Optional<PersonId> person,
            Optional<String> staff) {}

    /**
     * What falls due besides the arrangement.
     *
     * @param latestBill last bill before the arrangement; later bills are due on their own dates
     * @param open amount that was neither past due nor arranged
     * @param start baseline from which credits are counted
     */
    public record OtherDues(Optional<BillId> latestBill, Optional<Installment> open, AccountCredits.CreditBaseline start) {}

    /**
     * @param dueBy last day to send the letter, if the rules require one
     * @param sent empty if it has not been sent
     * @param bindingWithout whether a breach counts even without the letter
     */
    public record ConfirmationLetter(Optional<LocalDate> dueBy, Optional<LetterDelivery> sent, boolean bindingWithout) {

        /** Returns whether a breach counts against the customer: the letter was sent in time or is not required. */
        public boolean isBinding() {
            return bindingWithout || dueBy.isEmpty() || sent.filter(letter -> !letter.day().isAfter(dueBy.get())).isPresent();
        }
    }

    public enum DeliveryMethod {
        /** On paper, by mail or by hand. */
        LETTER,
        /** By email. */
        MAIL,
        /** By text message. */
        TEXT
    }

    /** @param reference id of the delivery, or a note by staff */
    public record LetterDelivery(DeliveryMethod way, LocalDate day, Instant at, String reference) {}

    public sealed interface State {
        @StoredAs("active")
        record Active() implements State {}

        @StoredAs("kept")
        record Kept(Instant at) implements State {}

        /**
         * @param on day on which the breach was found
         * @param missing unpaid amount of the installments that were due
         * @param counts whether the breach counts against the customer
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

    /** Returns the number that people read: nine digits derived from the id. */
    public String reference() {
        return id.reference();
    }

    /** Returns the amount still to be paid. */
    public Money remaining() {
        return isActive() ? schedule.total().minus(paid).max(paid.zero()) : paid.zero();
    }

    /** Returns the next installment with its unpaid amount, or empty if all are paid. */
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
