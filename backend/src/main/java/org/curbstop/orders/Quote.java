package org.curbstop.orders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.billing.FinalBillEstimate;
import org.curbstop.common.Money;
import org.curbstop.common.PremiseId;
import org.curbstop.utility.UtilityService;

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
public record Quote(
        Set<UtilityService> services,
        Optional<Choice> start,
        Optional<Choice> stop,
        Optional<Money> sameDayFee,
        Deposit.Quote deposit,
        Optional<VisitNeeded> visit,
        Optional<FinalBillEstimate> finalBill,
        Optional<Place.Responsible> responsible,
        List<Warning> warnings,
        int overlap) {

    public Quote {
        services = Set.copyOf(services);
        warnings = List.copyOf(warnings);
    }

    /** @param days all that can be chosen, the earliest first */
    public record Choice(LocalDate earliest, List<LocalDate> days) {
        public Choice {
            days = List.copyOf(days);
        }
    }

    /** @param access whether somebody of age has to be at home; {@code slots} the next that are free */
    public record VisitNeeded(PremiseId place, Access access, List<Slot> slots) {
        public VisitNeeded {
            slots = List.copyOf(slots);
        }
    }

    /** What whoever comes needs: nothing, a clear way to the meter, or to be let in. */
    public enum Access { NONE, METER, INSIDE }

    /** What somebody must know before they say yes. */
    public enum Warning {
        /** A tenant lives there and would have no service: they are told, and no sooner day than the rules allow can be had. */
        TENANT_WOULD_LOSE_SERVICE,
        /** The owner's continuous service takes over the day after. */
        OWNER_TAKES_OVER,
        /** What is not paid yet stays owed. */
        BALANCE_STAYS_OWED,
        /** The order has to be looked at by a person first. */
        STAFF_LOOK_FIRST
    }
}
