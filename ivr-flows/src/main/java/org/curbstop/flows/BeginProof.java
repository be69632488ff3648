package org.curbstop.flows;

import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Claim;
import org.curbstop.accounts.ProvingIdentity;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.springframework.stereotype.Component;

/** Begins a challenge, by the line that somebody calls from or by an account number; there is one whether or not there is an account. */
@Component
final class BeginProof implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.trying("begin-proof").mayTake("way", "number").ending("begun", "challenge").ending("no-such-number");

    private final Accounts accounts;
    private final ProvingIdentity proving;

    BeginProof(Accounts accounts, ProvingIdentity proving) {
        this.accounts = accounts;
        this.proving = proving;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        return claim(call).map(claim -> proving.begin(claim, Askers.counted(call)))
                .map(challenge -> Outcome.of("begun").with("challenge", Value.of(challenge.id().value()))).orElse(Outcome.of("no-such-number"));
    }

    /** Empty only where the digits cannot be a number of ours by their form, which gives nothing away. */
    private Optional<Claim> claim(ActionCall call) {
        if (call.text("way").filter("phone"::equals).isPresent()) {
            return call.who().approach().phone().map(Claim.ByPhone::new);
        }
        return call.text("number").flatMap(accounts::read).map(Claim.ByNumber::new);
    }
}
