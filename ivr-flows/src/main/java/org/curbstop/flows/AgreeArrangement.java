package org.curbstop.flows;

import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.Proven;

final class AgreeArrangement {

    static final ActionSpec SPEC = ActionSpec.changing("agree-arrangement").needing(Proven.BY_PIN).taking("account", "first", "firstDue", "each", "payments", "last", "lastDue")
            .ending("agreed", "reference", "letterBy", "firstNow")
            .ending("changed")
            .ending("not-yours");

    private AgreeArrangement() {}
}
