package org.curbstop.flows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.Schedule;
import org.curbstop.arrangements.Wish;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;

/**
 * A schedule as it is said: a first payment, some more alike, a last one.
 *
 * @param more payments of {@code each} between the first and the last
 * @param last of a single payment, that payment
 */
record Plan(Money first, LocalDate firstDue, int payments, Money each, Money last, LocalDate lastDue) {

    static Plan of(Schedule schedule) {
        List<Installment> all = schedule.installments();
        return new Plan(schedule.first().amount(), schedule.first().due(), all.size(), all.get(Math.min(1, all.size() - 1)).amount(),
                schedule.last().amount(), schedule.last().due());
    }

    /** As it was read back and confirmed. */
    static Plan confirmed(ActionCall call) {
        return new Plan(call.money("first"), call.date("firstDue").orElseThrow(), Integer.parseInt(call.require("payments")), call.money("each"),
                call.money("last"), call.date("lastDue").orElseThrow());
    }

    /** What has to be wished for to get it again. */
    Wish wish() {
        // In equal parts the last payment has the cents that do not divide; of a fixed amount it is what is left.
        Wish.Rest rest = payments > 1 && last.compareTo(each) >= 0 ? new Wish.Rest.InPayments(payments - 1) : new Wish.Rest.OfEach(each);
        return new Wish(Optional.of(first), Optional.of(firstDue), rest);
    }

    Outcome in(Outcome outcome, Money total) {
        return outcome.with("total", Value.of(total)).with("payments", Value.of(payments)).with("first", Value.of(first)).with("firstDue", Value.of(firstDue))
                .with("more", Value.of(Math.max(payments - 2, 0))).with("each", Value.of(each)).with("last", Value.of(last)).with("lastDue", Value.of(lastDue));
    }
}
