package org.curbstop.flows.verification;

import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.verification.IdentityClaim;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.springframework.stereotype.Component;

/** Starts an identity challenge for the calling number or an account number, whether or not the account exists. */
@Component
public final class StartIdentityChallenge implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.attempting("begin-proof").mayTake("number").ending("begun", "challenge")
            .ending("no-such-number");

    private final Accounts accounts;
    private final ProvingIdentity proving;

    StartIdentityChallenge(Accounts accounts, ProvingIdentity proving) {
        this.accounts = accounts;
        this.proving = proving;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        return claim(call).map(claim -> proving.startChallenge(claim, CallerIdentity.rateLimitedActor(call)))
                .map(challenge -> ActionOutcome.of("begun").with("challenge", SlotValue.of(challenge.id().value())))
                .orElse(ActionOutcome.of("no-such-number"));
    }

    /** @return empty only if the digits are malformed, which discloses nothing */
    private Optional<IdentityClaim> claim(ActionCall call) {
        return call.text("number").isPresent() ? call.text("number").flatMap(accounts::parseNumber).map(IdentityClaim.ByAccountNumber::new)
                : call.caller().context().phone().map(IdentityClaim.ByPhone::new);
    }
}
