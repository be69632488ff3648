package org.curbstop.flows;

import org.curbstop.accounts.ChallengeId;
import org.curbstop.accounts.Level;
import org.curbstop.accounts.Proof;
import org.curbstop.accounts.ProvingIdentity;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proven;
import org.curbstop.conversation.Value;
import org.springframework.stereotype.Component;

/** Compares a PIN or a code. The secret is in this call and nowhere else. */
@Component
final class ProveIdentity implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.trying("prove-identity").taking("challenge", "secret", "how")
            .ending("proved").ending("wrong", "left").ending("locked-out", "until").ending("expired");

    private final ProvingIdentity proving;

    ProveIdentity(ProvingIdentity proving) {
        this.proving = proving;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        var challenge = new ChallengeId(call.require("challenge"));
        String secret = call.require("secret");
        return switch (call.require("how").equals("pin") ? proving.answerPin(challenge, secret) : proving.answerCode(challenge, secret)) {
            case Proof.Proved proved -> Outcome.of("proved").proving(new org.curbstop.conversation.Proof(
                    level(proved.level()), proved.person(), proved.accounts().stream().map(id -> id.value()).toList()));
            case Proof.Wrong wrong -> Outcome.of("wrong").with("left", Value.of(wrong.left()));
            case Proof.LockedOut locked -> Outcome.of("locked-out").with("until", Value.of(locked.until()));
            case Proof.Expired _ -> Outcome.of("expired");
        };
    }

    private static Proven level(Level level) {
        return switch (level) {
            case NONE -> Proven.NOTHING;
            case PIN -> Proven.BY_PIN;
            case CODE -> Proven.BY_CODE;
            case SIGNED_IN -> Proven.SIGNED_IN;
        };
    }
}
