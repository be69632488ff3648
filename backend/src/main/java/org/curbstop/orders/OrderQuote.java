package org.curbstop.orders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.billing.FinalBillEstimate;
import org.curbstop.common.Money;
import org.curbstop.common.PremiseId;
import org.curbstop.utility.ServiceType;

/**
 * What an order would involve, before it is confirmed.
 *
 * @param services services that begin or end
 * @param start days on which service can begin or a visit is possible; empty for a stop
 * @param stop days on which service can end; empty for a start
 * @param sameDayFee fee for service today; empty if today is not available or costs no more
 * @param visit empty if no visit is needed
 * @param overlap maximum number of days with service at both places of a move
 */
public record OrderQuote(
        Set<ServiceType> services,
        Optional<DateChoice> start,
        Optional<DateChoice> stop,
        Optional<Money> sameDayFee,
        Deposit.Quote deposit,
        Optional<RequiredVisit> visit,
        Optional<FinalBillEstimate> finalBill,
        Optional<ServiceablePremise.ResponsibleParty> responsible,
        List<OrderWarning> warnings,
        int overlap) {

    public OrderQuote {
        services = Set.copyOf(services);
        warnings = List.copyOf(warnings);
    }

    /** @param days all days that can be chosen, earliest first */
    public record DateChoice(LocalDate earliest, List<LocalDate> days) {
        public DateChoice {
            days = List.copyOf(days);
        }
    }

    /**
     * @param access whether an adult must be at home
     * @param slots next free slots
     */
    public record RequiredVisit(PremiseId place, Access access, List<AppointmentSlot> slots) {
        public RequiredVisit {
            slots = List.copyOf(slots);
        }
    }

    /** Access that the crew needs: none, a clear way to the meter, or entry. */
    public enum Access { NONE, METER, INSIDE }

    /** What the customer must know before confirming. */
    public enum OrderWarning {
        /** A tenant lives there and would lose service: they are notified, and the rules set the earliest day. */
        TENANT_WOULD_LOSE_SERVICE,
        /** The owner's continuous service takes over the next day. */
        OWNER_TAKES_OVER,
        /** The unpaid balance stays owed. */
        BALANCE_STAYS_OWED,
        /** Staff must review the order first. */
        STAFF_LOOK_FIRST
    }
}
