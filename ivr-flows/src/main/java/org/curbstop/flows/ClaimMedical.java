package org.curbstop.flows;

import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.Proven;

final class ClaimMedical {

    static final ActionSpec SPEC = ActionSpec.changing("claim-medical").needing(Proven.BY_PIN).taking("account")
            .ending("placed", "until", "certifyBy")
            .ending("standing", "until")
            .ending("refused", "why")
            .ending("not-yours");

    private ClaimMedical() {}
}
