package org.curbstop.flows;

import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.Proven;

final class DisputeBill {

    static final ActionSpec SPEC = ActionSpec.changing("dispute-bill").needing(Proven.BY_PIN).taking("account", "about")
            .ending("placed", "until")
            .ending("standing", "until")
            .ending("not-yours");

    private DisputeBill() {}
}
