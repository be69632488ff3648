package org.curbstop.flows.outages;

import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Premise;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.outages.StormMode;
import org.springframework.stereotype.Component;

/** Finds whether storm mode is active, and the message that staff have written for the caller's area, or for everyone. */
@Component
public final class FindStorm implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.reading("find-storm").ending("calm").ending("standard", "storm")
            .ending("message", "storm", "message");

    private final StormMode mode;
    private final Accounts accounts;

    FindStorm(StormMode mode, Accounts accounts) {
        this.mode = mode;
        this.accounts = accounts;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        if (!mode.isActive()) {
            return ActionOutcome.of("calm");
        }
        List<Premise> places = call.caller().context().phone().map(accounts::listPeopleByPhone).orElse(List.of()).stream()
                .flatMap(person -> accounts.listInvolving(person.id()).stream()).map(Account::premise).toList();
        return mode.findMessage(places, call.language()).map(message -> ActionOutcome.of("message").with("message", SlotValue.of(message)))
                .orElseGet(() -> ActionOutcome.of("standard"))
                .with("storm", SlotValue.of(true));
    }
}
