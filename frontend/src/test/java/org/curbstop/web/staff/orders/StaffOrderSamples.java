package org.curbstop.web.staff.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.Applicant;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.Deposit;
import org.curbstop.orders.FieldTask;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.utility.ServiceType;

/** Sample orders for staff views: by Cy at 3 Cedar Ct, and by an unknown person. */
final class StaffOrderSamples {

    private static final AccountId CYS = new AccountId("acct_100200559");
    private static final PremiseId PLACE = new PremiseId("prm_3h3");
    private static final Instant PLACED = Instant.parse("2026-11-22T17:00:00Z");
    private static final Deposit.Quote NO_DEPOSIT =
            new Deposit.Quote(Money.usd("0.00"), Money.usd("0.00"), Money.usd("0.00"), "not-needed", "");
    static final Deposit.Quote DEPOSIT =
            new Deposit.Quote(Money.usd("120.00"), Money.usd("120.00"), Money.usd("0.00"), "new-customer", "rules");

    private StaffOrderSamples() {}

    static ServiceOrder visit(AppointmentSlot slot) {
        return order(new OrderRequest.Visit(CYS, FieldTask.LEAK_CHECK, Optional.of("By the back gate")), new OrderState.Scheduled(),
                NO_DEPOSIT, Optional.of(ServiceOrder.Appointment.booked(slot)), slot.day());
    }

    static ServiceOrder startOfUnknown(Deposit.Quote deposit) {
        var applicant = new Applicant("Zoe Park", new PhoneNumber("+15035550103"), false, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Language.ENGLISH);
        return order(new OrderRequest.Start(PLACE, Set.of(ServiceType.WATER), Optional.of(applicant)),
                new OrderState.AwaitingStaff("identity"), deposit, Optional.empty(), LocalDate.of(2026, 11, 30));
    }

    private static ServiceOrder order(OrderRequest request, OrderState state, Deposit.Quote deposit,
            Optional<ServiceOrder.Appointment> visit, LocalDate day) {
        return new ServiceOrder(OrderId.create(), 0, "view", "417203889", request, OrderRequest.ServiceDates.startingOn(day), state,
                new ServiceOrder.Parties(PersonId.create(), Optional.of(new PhoneNumber("+15035550103")), Channel.PAGE, Optional.empty(),
                        Language.ENGLISH, PLACED),
                List.of(CYS), PLACE, visit,
                new ServiceOrder.AgreedTerms(Set.of(ServiceType.WATER), Optional.empty(), false, Optional.empty(), deposit,
                        Optional.empty(), Optional.empty()),
                ServiceOrder.FollowUp.NONE, List.of());
    }
}
