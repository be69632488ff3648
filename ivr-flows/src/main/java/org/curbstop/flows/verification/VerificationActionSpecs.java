package org.curbstop.flows.verification;

import java.util.List;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;

/** Specifications of the flow actions that verify identity. */
public final class VerificationActionSpecs {

    static final ActionSpec LIST_ACCOUNTS = ActionSpec.reading("list-accounts").needing(ProofLevel.BY_PIN)
            .ending("none").ending("one", "account").ending("several", "accounts");
    static final ActionSpec LIST_BILLED_ACCOUNTS = ActionSpec.reading("list-billed-accounts").needing(ProofLevel.BY_PIN)
            .ending("none").ending("one", "account").ending("several", "accounts");
    static final ActionSpec LIST_PAYABLE_ACCOUNTS = ActionSpec.reading("list-payable-accounts").needing(ProofLevel.BY_PIN)
            .ending("none").ending("one", "account").ending("several", "accounts");
    static final ActionSpec LOOK_UP_GUEST_ACCOUNT = ActionSpec.attempting("match-bill").taking("number", "zip").mayTake("billAmount")
            .ending("matched", "account", "ending").ending("no-match").ending("amount-wanted").ending("locked-out", "until");
    static final ActionSpec START_IDENTITY_CHALLENGE = ActionSpec.attempting("begin-proof").mayTake("number")
            .ending("begun", "challenge").ending("no-such-number");
    static final ActionSpec SEND_ONE_TIME_CODE = ActionSpec.attempting("send-code").taking("challenge", "how")
            .ending("sent").ending("too-many", "until").ending("too-many-texts", "until").ending("expired");
    static final ActionSpec VERIFY_IDENTITY = ActionSpec.attempting("prove-identity").taking("challenge", "secret", "how")
            .ending("proved").ending("wrong", "left").ending("locked-out", "until").ending("expired");

    private VerificationActionSpecs() {}

    public static List<ActionSpec> all() {
        return List.of(LIST_ACCOUNTS, LIST_BILLED_ACCOUNTS, LIST_PAYABLE_ACCOUNTS, LOOK_UP_GUEST_ACCOUNT, START_IDENTITY_CHALLENGE,
                SEND_ONE_TIME_CODE, VERIFY_IDENTITY);
    }
}
