package org.curbstop.flows.assistance;

import java.util.List;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;

/** Specifications of the flow actions for assistance programs. */
public final class AssistanceActionSpecs {

    private static final String[] BASIC_FACTS = {"name", "gives", "why", "brief"};
    private static final String[] APPLICATION_FACTS = {"name", "gives", "why", "brief", "documents", "agencyName", "agencyPhone",
            "handledBy"};

    static final ActionSpec SCREEN_HOUSEHOLD = ActionSpec.reading("screen-household").taking("size", "every", "bill")
            .mayTake("income", "home", "heat", "shown")
            .ending("found", "programmes", "lines", "fitting", "possible", "answers", "shown").ending("nothing").ending("too-many");
    static final ActionSpec DESCRIBE_PROGRAM = ActionSpec.reading("describe-programme").taking("programme", "size", "every", "bill")
            .mayTake("income", "home", "heat")
            .ending("agency", APPLICATION_FACTS).ending("ours", APPLICATION_FACTS).ending("time").ending("plan", BASIC_FACTS)
            .ending("closed", BASIC_FACTS).ending("unfit", BASIC_FACTS);
    static final ActionSpec REQUEST_ASSISTANCE = ActionSpec.changing("ask-for-help").needing(ProofLevel.BY_PIN)
            .taking("account", "programme").mayTake("answers")
            .ending("referred", "reference").ending("applied", "reference").ending("again", "reference").ending("closed").ending("refused");

    private AssistanceActionSpecs() {}

    public static List<ActionSpec> all() {
        return List.of(SCREEN_HOUSEHOLD, DESCRIBE_PROGRAM, REQUEST_ASSISTANCE);
    }
}
