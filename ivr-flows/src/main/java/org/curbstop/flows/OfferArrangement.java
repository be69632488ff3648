package org.curbstop.flows;

import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.Proven;

final class OfferArrangement {

    static final ActionSpec SPEC = ActionSpec.reading("offer-arrangement").needing(Proven.BY_PIN).taking("account")
            .ending("offered", "street", "leastFirst", "latestFirst", "lastDay", "total", "payments", "first", "firstDue", "more", "each", "last", "lastDue")
            .ending("running", "street", "next", "nextDue", "paid", "payments")
            .ending("waiting", "street", "answerBy")
            .ending("nothing-owed", "street")
            .ending("refused", "why")
            .ending("not-yours");

    private OfferArrangement() {}
}
