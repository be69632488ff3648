package org.curbstop.flows;

import org.curbstop.accounts.ChallengeId;
import org.curbstop.accounts.CodeBy;
import org.curbstop.accounts.CodeSending;
import org.curbstop.accounts.ProvingIdentity;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.springframework.stereotype.Component;

/** Sends a one-time code to a contact on file. */
@Component
final class SendCode implements FlowAction {

    static final ActionSpec SPEC =
            ActionSpec.trying("send-code").taking("challenge", "how").ending("sent").ending("too-many", "until").ending("too-many-texts", "until")
                    .ending("expired");

    private final ProvingIdentity proving;

    SendCode(ProvingIdentity proving) {
        this.proving = proving;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        var by = call.require("how").equals("email") ? CodeBy.EMAIL : CodeBy.TEXT;
        return switch (proving.sendCode(new ChallengeId(call.require("challenge")), by)) {
            case CodeSending.Asked _ -> Outcome.of("sent");
            case CodeSending.TooMany tooMany -> Outcome.of("too-many").with("until", Value.of(tooMany.until()));
            case CodeSending.TooManyTexts tooMany -> Outcome.of("too-many-texts").with("until", Value.of(tooMany.until()));
            case CodeSending.Expired _ -> Outcome.of("expired");
        };
    }
}
