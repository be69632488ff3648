package org.curbstop.flows.disconnections;

import java.util.List;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;

/** Specifications of the flow actions around disconnection. */
public final class DisconnectionActionSpecs {

    static final ActionSpec FIND_NOTICE = ActionSpec.reading("find-notice").needing(ProofLevel.BY_PIN).taking("account")
            .ending("notice", "street", "notBefore", "stops")
            .ending("held", "street", "hold", "until", "lasting", "stops")
            .ending("off", "street", "since", "stops")
            .ending("returning", "street", "by")
            .ending("no-notice", "street")
            .ending("not-yours");
    static final ActionSpec CLAIM_MEDICAL_HOLD = ActionSpec.changing("claim-medical").needing(ProofLevel.BY_PIN).taking("account")
            .ending("placed", "until", "certify").ending("standing", "until", "lasting").ending("not-yours");
    static final ActionSpec EXPLAIN_RIGHTS = ActionSpec.reading("tell-rights").needing(ProofLevel.BY_PIN).taking("account")
            .ending("told", "rights").ending("none", "street").ending("not-yours");

    private DisconnectionActionSpecs() {}

    public static List<ActionSpec> all() {
        return List.of(FIND_NOTICE, CLAIM_MEDICAL_HOLD, EXPLAIN_RIGHTS);
    }
}
