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
 * What an order would mean, before anybody says yes.
 *
 * @param services that begin or end
 * @param start days on which service can begin, or somebody can come; absent for a stop
 * @param stop days on which it can end; absent for a start
 * @param sameDayFee what it costs to have it today; absent where today cannot be had or costs nothing more
 * @param visit absent where nobody needs to come
 * @param overlap at a move the most days on which both places are served
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

    /** @param days all that can be chosen, the earliest first */
    public record DateChoice(LocalDate earliest, List<LocalDate> days) {
        public DateChoice {
            days = List.copyOf(days);
        }
    }

    /** @param access whether somebody of age has to be at home; {@code slots} the next that are free */
    public record RequiredVisit(PremiseId place, Access access, List<AppointmentSlot> slots) {
        public RequiredVisit {
            slots = List.copyOf(slots);
        }
    }

    /** What whoever comes needs: nothing, a clear way to the meter, or to be let in. */
    public enum Access { NONE, METER, INSIDE }

    /** What somebody must know before they say yes. */
    public enum OrderWarning {
        /** A tenant lives there and would have no service: they are notified, and the rules set the earliest day. */
        TENANT_WOULD_LOSE_SERVICE,
        /** The owner's continuous service takes over the day after. */
        OWNER_TAKES_OVER,
        /** What is not paid yet stays owed. */
        BALANCE_STAYS_OWED,
        /** A person has to review the order first. */
        STAFF_LOOK_FIRST
    }
}
