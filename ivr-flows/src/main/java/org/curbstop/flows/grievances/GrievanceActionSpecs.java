package org.curbstop.flows.grievances;

import java.util.List;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;

/** Specifications of the flow actions on bill disputes and complaints. */
public final class GrievanceActionSpecs {

    static final ActionSpec FIND_DISPUTE = ActionSpec.reading("find-bill-dispute").needing(ProofLevel.BY_PIN).taking("account")
            .ending("open", "reference", "billed", "disputed", "answerBy").ending("decided", "reference", "billed", "verdict", "credit")
            .ending("none").ending("not-yours");
    static final ActionSpec LIST_BILLS = ActionSpec.reading("list-disputable-bills").needing(ProofLevel.BY_PIN).taking("account")
            .ending("one", "bill").ending("several", "bills").ending("none");
    static final ActionSpec QUOTE_DISPUTE = ActionSpec.reading("quote-dispute").needing(ProofLevel.BY_PIN).taking("account", "bill", "part")
            .mayTake("amount")
            .ending("possible", "billed", "disputed", "rest", "hasRest").ending("too-much", "most").ending("not-yours");
    static final ActionSpec DISPUTE_BILL = ActionSpec.changing("dispute-bill").needing(ProofLevel.BY_PIN)
            .taking("account", "bill", "wrong", "words", "disputed").mayTake("read")
            .ending("filed", "reference", "answerBy").ending("again", "reference", "answerBy").ending("not-yours");

    static final ActionSpec QUOTE_COMPLAINT = ActionSpec.reading("quote-complaint").mayTake("here", "phone")
            .ending("answered", "contact").ending("anonymous");
    static final ActionSpec FILE_COMPLAINT = ActionSpec.changing("file-complaint").taking("subject", "words").mayTake("here", "phone")
            .ending("filed", "reference", "answerBy").ending("anonymous", "reference").ending("too-many");

    private GrievanceActionSpecs() {}

    public static List<ActionSpec> all() {
        return List.of(FIND_DISPUTE, LIST_BILLS, QUOTE_DISPUTE, DISPUTE_BILL, QUOTE_COMPLAINT, FILE_COMPLAINT);
    }
}
