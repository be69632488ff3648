package org.curbstop.flows;

import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.Proven;

final class CounterArrangement {

    static final ActionSpec SPEC = ActionSpec.reading("counter-arrangement").needing(Proven.BY_PIN).taking("account", "firstPayment", "firstDay", "perMonth")
            .ending("within", "total", "payments", "first", "firstDue", "more", "each", "last", "lastDue")
            .ending("outside", "why", "leastFirst", "lastDay")
            .ending("refused", "why")
            .ending("not-yours");

    private CounterArrangement() {}
}
