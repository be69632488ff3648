package org.curbstop.flows;

import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.Arrangements;
import org.curbstop.arrangements.AskingStaff;
import org.curbstop.arrangements.StaffRequest;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proven;
import org.curbstop.conversation.Value;
import org.springframework.stereotype.Component;

/** Whether a plan is running for an account, or something that was asked for waits for staff. */
@Component
final class FindArrangement implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.reading("find-arrangement").needing(Proven.BY_PIN).taking("account")
            .ending("running", "street", "next", "nextDue", "paid", "payments")
            .ending("waiting", "street", "answerBy")
            .ending("none")
            .ending("not-yours");

    private final Accounts accounts;
    private final Arrangements arrangements;
    private final AskingStaff staff;

    FindArrangement(Accounts accounts, Arrangements arrangements, AskingStaff staff) {
        this.accounts = accounts;
        this.arrangements = arrangements;
        this.staff = staff;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        return Askers.shown(call, accounts).map(account -> found(account, call)).orElse(Outcome.of("not-yours"));
    }

    private Outcome found(Account account, ActionCall call) {
        var who = Askers.of(call);
        var street = Value.of(account.premise().address().street());
        var waiting = staff.of(account.id(), who).stream().filter(request -> request.state() instanceof StaffRequest.State.Waiting).findFirst();
        return arrangements.current(account.id(), who)
                .flatMap(running -> running.next().map(next -> Outcome.of("running").with("street", street).with("next", Value.of(next.amount()))
                        .with("nextDue", Value.of(next.due())).with("paid", Value.of(made(running))).with("payments", Value.of(running.schedule().size()))))
                .or(() -> waiting.map(request -> Outcome.of("waiting").with("street", street).with("answerBy", Value.of(request.answerBy()))))
                .orElse(Outcome.of("none"));
    }

    /** How many of its payments are made in full. */
    private static long made(Arrangement running) {
        return running.next().map(next -> running.schedule().installments().stream().filter(each -> each.due().isBefore(next.due())).count()).orElse(0L);
    }
}
