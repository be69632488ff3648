package org.curbstop.flows.arrangements;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.plans.ArrangementRequest;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.SlotValue;

/**
 * Installment schedule in the form in which it is read out: a first payment, equal ones, and a last one.
 *
 * @param payments number of payments
 * @param last the last payment, which may also be the first
 */
record InstallmentSummary(Money first, LocalDate firstDue, int payments, Money each, Money last, LocalDate lastDue) {

    static InstallmentSummary of(InstallmentSchedule schedule) {
        List<Installment> all = schedule.installments();
        return new InstallmentSummary(schedule.first().amount(), schedule.first().due(), all.size(),
                all.get(Math.min(1, all.size() - 1)).amount(), schedule.last().amount(), schedule.last().due());
    }

    /** Returns the schedule that was read back and confirmed. */
    static InstallmentSummary fromConfirmed(ActionCall call) {
        return new InstallmentSummary(call.money("first"), call.date("firstDue").orElseThrow(), Integer.parseInt(call.require("payments")),
                call.money("each"), call.money("last"), call.date("lastDue").orElseThrow());
    }

    /** Returns the request that leads to the same schedule again. */
    ArrangementRequest toCounteroffer() {
        // With equal parts the last payment has the remaining cents; with a fixed amount it is the remainder.
        ArrangementRequest.RemainderPlan rest = payments > 1 && last.compareTo(each) >= 0
                ? new ArrangementRequest.RemainderPlan.InPayments(payments - 1) : new ArrangementRequest.RemainderPlan.OfEach(each);
        return new ArrangementRequest(Optional.of(first), Optional.of(firstDue), rest);
    }

    ActionOutcome addTo(ActionOutcome outcome, Money total) {
        return outcome.with("total", SlotValue.of(total)).with("payments", SlotValue.of(payments)).with("first", SlotValue.of(first))
                .with("firstDue", SlotValue.of(firstDue))
                .with("more", SlotValue.of(Math.max(payments - 2, 0))).with("each", SlotValue.of(each)).with("last", SlotValue.of(last))
                .with("lastDue", SlotValue.of(lastDue));
    }
}
