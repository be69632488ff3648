package org.curbstop.flows;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.Arrangements;
import org.curbstop.arrangements.Offer;
import org.curbstop.arrangements.Schedule;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proven;
import org.curbstop.conversation.Value;
import org.springframework.stereotype.Component;

/** The yes: agrees to the very plan that was read back, or to none if what is owed has changed since. The key of the call agrees once. */
@Component
final class AgreeArrangement implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.changing("agree-arrangement").needing(Proven.BY_PIN)
            .taking("account", "first", "firstDue", "each", "payments", "last", "lastDue")
            .ending("agreed", "reference", "written", "letterBy", "firstNow")
            .ending("changed")
            .ending("not-yours");

    private final Accounts accounts;
    private final Arrangements arrangements;

    AgreeArrangement(Accounts accounts, Arrangements arrangements) {
        this.accounts = accounts;
        this.arrangements = arrangements;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        return Askers.shown(call, accounts).map(account -> before(account, call).map(AgreeArrangement::told)
                .orElseGet(() -> readBack(account, call).map(schedule -> agree(account, schedule, call)).orElse(Outcome.of("changed"))))
                .orElse(Outcome.of("not-yours"));
    }

    /** What this very yes has agreed already, if it is heard again. */
    private Optional<Arrangement> before(Account account, ActionCall call) {
        return arrangements.current(account.id(), Askers.of(call)).filter(running -> running.key().equals(call.key()));
    }

    /** The schedule that was confirmed, if it can still be had: the offer itself, or what the customer wished for. */
    private Optional<Schedule> readBack(Account account, ActionCall call) {
        var confirmed = Plan.confirmed(call);
        var who = Askers.of(call);
        return Stream.<Supplier<Offer>>of(
                        () -> arrangements.offer(account.id(), who), () -> arrangements.counter(account.id(), confirmed.wish(), who))
                .map(Supplier::get)
                .flatMap(offer -> offer instanceof Offer.Granted granted ? Stream.of(granted.schedule()) : Stream.of())
                .filter(schedule -> Plan.of(schedule).equals(confirmed)).findFirst();
    }

    private Outcome agree(Account account, Schedule schedule, ActionCall call) {
        return switch (arrangements.agree(call.key(), account.id(), schedule, call.language(), Askers.of(call))) {
            case Arrangements.Agreement.Agreed agreed -> told(agreed.arrangement());
            case Arrangements.Agreement.NotAgreed _ -> Outcome.of("changed");
        };
    }

    private static Outcome told(Arrangement made) {
        Optional<LocalDate> letter = made.confirmation().dueBy();
        return Outcome.of("agreed").with("reference", Value.digits(made.reference())).with("written", Value.of(letter.isPresent())).with("letterBy", Value.of(letter.orElse(made.agreed().day())))
                .with("firstNow", Value.of(made.schedule().first().due().equals(made.agreed().day())));
    }
}
