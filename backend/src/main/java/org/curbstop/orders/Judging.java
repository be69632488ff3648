package org.curbstop.orders;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.curbstop.common.Asker;
import org.curbstop.common.PersonId;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.Refusal.Reason;
import org.curbstop.utility.UtilityService;
import org.springframework.stereotype.Component;

/** Whether an order can be had as chosen, and whether a person has to look at it first: by named lists of rules. */
@Component
final class Judging {

    private record Case(NewOrder wanted, Quote quote, Asker who) {}

    private record Rule(Reason reason, String source, Predicate<Case> broken) {}

    private record Doubt(String name, Predicate<Asked> holds) {}

    private record Asked(PersonId by, Optional<Applicant> applicant, PremiseId place, Set<UtilityService> services, LocalDate start) {}

    private final List<Rule> rules;
    private final List<Doubt> doubts;

    Judging(IdentityScore identity, Occupancy occupancy, Appointments appointments, WorkingDays days, OrderRules policy) {
        this.rules = List.of(
                new Rule(Reason.NOT_YOURS, "", c -> c.wanted().wish() instanceof Wish.Start start && start.applicant().isEmpty() && c.who().person().isEmpty()),
                new Rule(Reason.UNDER_AGE, policy.identity().source(),
                        c -> applicant(c.wanted().wish()).filter(who -> !identity.mayContract(who, days.today())).isPresent()),
                new Rule(Reason.DAY_NOT_OFFERED, policy.days().source(), c -> isNotOffered(c.wanted().days().start(), c.quote().start())
                        || isNotOffered(c.wanted().days().stop(), c.quote().stop())),
                new Rule(Reason.TOO_MUCH_OVERLAP, policy.days().source(), c -> c.wanted().wish() instanceof Wish.Move && isApart(c.wanted().days(), policy.days().overlap())),
                new Rule(Reason.SLOT_NEEDED, policy.field().source(), c -> c.quote().visit().isPresent()
                        && c.wanted().slot().filter(slot -> c.wanted().days().start().equals(Optional.of(slot.day()))
                                && appointments.isOffered(slot, appointments.area(place(c)))).isEmpty()));
        this.doubts = List.of(
                new Doubt("occupied", a -> occupancy.isTaken(a.place(), a.services(), a.by(), a.start())),
                new Doubt("another-order", a -> occupancy.isOrderedByAnother(a.place(), a.services(), a.by())),
                // The Red Flags Rule: what somebody says of themselves opens no account. Who has proved who they are applies without this.
                new Doubt("identity", a -> a.applicant().isPresent()));
    }

    /** The first rule that is broken. */
    Optional<Refusal> refused(NewOrder wanted, Quote quote, Asker who) {
        var asked = new Case(wanted, quote, who);
        return rules.stream().filter(rule -> rule.broken().test(asked)).findFirst().map(rule -> new Refusal(rule.reason(), rule.source()));
    }

    /** The first doubt that only a person can settle. Staff who order have settled it. */
    Optional<String> toStaff(NewOrder wanted, Order order, Asker who) {
        if (who.staff().isPresent() || wanted.days().start().isEmpty() || wanted.wish() instanceof Wish.Visit) {
            return Optional.empty();
        }
        var asked = new Asked(order.parties().person(), applicant(wanted.wish()), order.place(), order.terms().services(), wanted.days().start().get());
        return doubts.stream().filter(doubt -> doubt.holds().test(asked)).findFirst().map(Doubt::name);
    }

    private static PremiseId place(Case c) {
        return switch (c.wanted().wish()) {
            case Wish.Start start -> start.premise();
            case Wish.Move move -> move.to();
            case Wish.Stop stop -> throw new IllegalStateException("nobody comes for a stop");
            case Wish.Visit visit -> c.quote().visit().orElseThrow().place();
        };
    }

    private static Optional<Applicant> applicant(Wish wish) {
        return wish instanceof Wish.Start start ? start.applicant() : Optional.empty();
    }

    private static boolean isNotOffered(Optional<LocalDate> day, Optional<Quote.Choice> choice) {
        return day.isPresent() != choice.isPresent() || day.isPresent() && !choice.orElseThrow().days().contains(day.get());
    }

    /** A gap without service anywhere is as wrong as too long an overlap. */
    static boolean isApart(Wish.Days days, int overlap) {
        if (days.start().isEmpty() || days.stop().isEmpty()) {
            return true;
        }
        long both = ChronoUnit.DAYS.between(days.start().get(), days.stop().get());
        return both < -1 || both > overlap;
    }
}
