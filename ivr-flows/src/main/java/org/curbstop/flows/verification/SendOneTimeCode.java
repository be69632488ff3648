package org.curbstop.flows.verification;

import org.curbstop.accounts.verification.ChallengeId;
import org.curbstop.accounts.verification.OtpChannel;
import org.curbstop.accounts.verification.OtpRequestResult;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.springframework.stereotype.Component;

/** Sends a one-time code to a contact on file. */
@Component
public final class SendOneTimeCode implements FlowAction {

    public static final ActionSpec SPEC =
            ActionSpec.attempting("send-code").taking("challenge", "how").ending("sent").ending("too-many", "until")
                    .ending("too-many-texts", "until")
                    .ending("expired");

    private final ProvingIdentity proving;

    SendOneTimeCode(ProvingIdentity proving) {
        this.proving = proving;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        var channel = call.require("how").equals("email") ? OtpChannel.EMAIL : OtpChannel.TEXT;
        return switch (proving.requestCode(new ChallengeId(call.require("challenge")), channel)) {
            case OtpRequestResult.Requested _ -> ActionOutcome.of("sent");
            case OtpRequestResult.TooManyRequests tooMany -> ActionOutcome.of("too-many").with("until", SlotValue.of(tooMany.until()));
            case OtpRequestResult.TooManyTexts tooMany -> ActionOutcome.of("too-many-texts").with("until", SlotValue.of(tooMany.until()));
            case OtpRequestResult.Expired _ -> ActionOutcome.of("expired");
        };
    }
}
