package org.curbstop.flows.arrangements;

import java.util.List;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;

/** Specifications of the flow actions on payment arrangements. */
public final class ArrangementActionSpecs {

    static final ActionSpec FIND_ARRANGEMENT = ActionSpec.reading("find-arrangement").needing(ProofLevel.BY_PIN).taking("account")
            .ending("running", "street", "next", "nextDue", "paid", "payments")
            .ending("waiting", "street", "answerBy")
            .ending("none")
            .ending("not-yours");
    static final ActionSpec OFFER_ARRANGEMENT = ActionSpec.reading("offer-arrangement").needing(ProofLevel.BY_PIN).taking("account")
            .ending("offered", "street", "leastFirst", "latestFirst", "firstDays", "lastDay", "total", "payments", "first", "firstDue",
                    "more", "each", "last", "lastDue")
            .ending("nothing-owed", "street").ending("unknown", "street")
            .ending("missed", "why", "missing")
            .ending("refused", "why")
            .ending("not-yours");
    static final ActionSpec EVALUATE_COUNTEROFFER = ActionSpec.reading("counter-arrangement").needing(ProofLevel.BY_PIN)
            .taking("account", "firstPayment", "firstDay", "perMonth")
            .ending("within", "total", "payments", "first", "firstDue", "more", "each", "last", "lastDue")
            .ending("outside", "why", "leastFirst", "lastDay")
            .ending("refused", "why")
            .ending("not-yours");
    static final ActionSpec AGREE_TO_ARRANGEMENT = ActionSpec.changing("agree-arrangement").needing(ProofLevel.BY_PIN)
            .taking("account", "first", "firstDue", "each", "payments", "last", "lastDue")
            .ending("agreed", "reference", "written", "letterBy", "firstNow")
            .ending("changed")
            .ending("not-yours");
    static final ActionSpec REQUEST_EXCEPTION = ActionSpec.changing("ask-for-terms").needing(ProofLevel.BY_PIN)
            .taking("account", "firstPayment", "firstDay", "perMonth")
            .ending("sent", "answerBy").ending("changed").ending("not-yours");

    private ArrangementActionSpecs() {}

    public static List<ActionSpec> all() {
        return List.of(FIND_ARRANGEMENT, OFFER_ARRANGEMENT, EVALUATE_COUNTEROFFER, AGREE_TO_ARRANGEMENT, REQUEST_EXCEPTION);
    }
}
