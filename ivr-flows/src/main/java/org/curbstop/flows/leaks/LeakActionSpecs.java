package org.curbstop.flows.leaks;

import java.util.List;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;

/** Specifications of the flow actions on leaks. */
public final class LeakActionSpecs {

    static final ActionSpec REPORT = ActionSpec.changing("report-leak").taking("where", "place").ending("filed", "reference", "due");
    static final ActionSpec TERMS = ActionSpec.reading("leak-credit-terms").ending("offered", "share", "days").ending("none");
    static final ActionSpec REQUEST = ActionSpec.changing("request-leak-credit").needing(ProofLevel.BY_PIN)
            .taking("account").mayTake("photos").ending("requested", "reference", "due").ending("none").ending("not-yours");

    private LeakActionSpecs() {}

    public static List<ActionSpec> all() {
        return List.of(REPORT, TERMS, REQUEST);
    }
}
