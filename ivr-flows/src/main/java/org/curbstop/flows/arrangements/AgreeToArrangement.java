package org.curbstop.flows.arrangements;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.AccountAction;
import org.curbstop.flows.CallerIdentity;
import org.springframework.stereotype.Component;

/** Agrees to the payment arrangement that was read back, or to none if the balance has changed since. Idempotent by the call's key. */
@Component
public final class AgreeToArrangement extends AccountAction {

    public static final ActionSpec SPEC = ActionSpec.changing("agree-arrangement").needing(ProofLevel.BY_PIN)
            .taking("account", "first", "firstDue", "each", "payments", "last", "lastDue")
            .ending("agreed", "reference", "written", "letterBy", "firstNow")
            .ending("changed")
            .ending("not-yours");

    private final Arrangements arrangements;

    AgreeToArrangement(Accounts accounts, Arrangements arrangements) {
        super(SPEC, accounts);
        this.arrangements = arrangements;
    }

    @Override
    protected ActionOutcome run(ActionCall call, Account account) {
        return alreadyAgreed(account, call).map(AgreeToArrangement::agreedOutcome)
                .orElseGet(() -> confirmedSchedule(account, call).map(schedule -> agree(account, schedule, call))
                        .orElse(ActionOutcome.of("changed")));
    }

    /** Returns the arrangement that an earlier delivery of this call agreed to. */
    private Optional<Arrangement> alreadyAgreed(Account account, ActionCall call) {
        return arrangements.findRunning(account.id(), CallerIdentity.actor(call)).filter(running -> running.key().equals(call.key()));
    }

    /** Returns the confirmed schedule if it is still available, as the offer or as the customer's counteroffer. */
    private Optional<InstallmentSchedule> confirmedSchedule(Account account, ActionCall call) {
        var confirmed = InstallmentSummary.fromConfirmed(call);
        var actor = CallerIdentity.actor(call);
        return Stream.<Supplier<ArrangementOffer>>of(
                () -> arrangements.offer(account.id(), actor), () -> arrangements.counteroffer(account.id(), confirmed.toCounteroffer(),
                actor))
                .map(Supplier::get)
                .flatMap(offer -> offer instanceof ArrangementOffer.Granted granted ? Stream.of(granted.schedule()) : Stream.of())
                .filter(schedule -> InstallmentSummary.of(schedule).equals(confirmed)).findFirst();
    }

    private ActionOutcome agree(Account account, InstallmentSchedule schedule, ActionCall call) {
        return switch (arrangements.agree(call.key(), account.id(), schedule, call.language(), CallerIdentity.actor(call))) {
            case Arrangements.AgreementResult.Agreed agreed -> agreedOutcome(agreed.arrangement());
            case Arrangements.AgreementResult.NotAgreed _ -> ActionOutcome.of("changed");
        };
    }

    private static ActionOutcome agreedOutcome(Arrangement made) {
        Optional<LocalDate> letter = made.confirmation().dueBy();
        return ActionOutcome.of("agreed").with("reference", SlotValue.digits(made.reference()))
                .with("written", SlotValue.of(letter.isPresent())).with("letterBy", SlotValue.of(letter.orElse(made.agreed().day())))
                .with("firstNow", SlotValue.of(made.schedule().first().due().equals(made.agreed().day())));
    }
}
