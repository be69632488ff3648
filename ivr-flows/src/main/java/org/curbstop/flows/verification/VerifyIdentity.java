package org.curbstop.flows.verification;

import org.curbstop.accounts.VerificationLevel;
import org.curbstop.accounts.verification.ChallengeId;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.accounts.verification.VerificationResult;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.springframework.stereotype.Component;

/** Verifies a PIN or one-time code. The secret exists only in this call. */
@Component
public final class VerifyIdentity implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.attempting("prove-identity").taking("challenge", "secret", "how")
            .ending("proved").ending("wrong", "left").ending("locked-out", "until").ending("expired");

    private final ProvingIdentity proving;

    VerifyIdentity(ProvingIdentity proving) {
        this.proving = proving;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        var challenge = new ChallengeId(call.require("challenge"));
        String secret = call.require("secret");
        return switch (call.require("how").equals("pin") ? proving.verifyPin(challenge, secret) : proving.verifyCode(challenge, secret)) {
            case VerificationResult.Verified proved -> ActionOutcome.of("proved").withProof(new org.curbstop.conversation.IdentityProof(
                    level(proved.level()), proved.person(), proved.accounts().stream().map(id -> id.value()).toList()));
            case VerificationResult.Wrong wrong -> ActionOutcome.of("wrong").with("left", SlotValue.of(wrong.left()));
            case VerificationResult.LockedOut locked -> ActionOutcome.of("locked-out").with("until", SlotValue.of(locked.until()));
            case VerificationResult.Expired _ -> ActionOutcome.of("expired");
        };
    }

    private static ProofLevel level(VerificationLevel level) {
        return switch (level) {
            case NONE -> ProofLevel.NOTHING;
            case PIN -> ProofLevel.BY_PIN;
            case CODE -> ProofLevel.BY_CODE;
            case SIGNED_IN -> ProofLevel.SIGNED_IN;
        };
    }
}
