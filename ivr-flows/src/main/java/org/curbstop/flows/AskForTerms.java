package org.curbstop.flows;

import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.Proven;

final class AskForTerms {

    static final ActionSpec SPEC = ActionSpec.changing("ask-for-terms").needing(Proven.BY_PIN).taking("account", "firstPayment", "firstDay", "perMonth")
            .ending("sent", "answerBy")
            .ending("changed")
            .ending("not-yours");

    private AskForTerms() {}
}
