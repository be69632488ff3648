package org.curbstop.arrangements.plans;

import java.util.List;
import org.curbstop.arrangements.ArrangementTerms;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.PolicyRuleResult;

/** What we answer to somebody who asks for time to pay. */
public sealed interface ArrangementOffer {

    /** Every rule that was asked, in order, with what it said. */
    List<PolicyRuleResult> why();

    /** It can be agreed at once. @param schedule as was asked for, or as we propose */
    record Granted(ArrangementTerms terms, InstallmentSchedule schedule, List<PolicyRuleResult> why) implements ArrangementOffer {}

    /**
     * Outside what can be taken at once; a person can take it.
     *
     * @param asked what was asked for
     * @param by the rule that it breaks
     */
    record Countered(InstallmentSchedule asked, ArrangementTerms terms, PolicyRuleResult by, List<PolicyRuleResult> why)
            implements ArrangementOffer {}

    /**
     * Not by rule.
     *
     * @param by the rule that decided
     * @param rights what can be done about it: keys of their wording, such as {@code review}
     */
    record Refused(PolicyRuleResult by, List<String> rights, List<PolicyRuleResult> why) implements ArrangementOffer {}
}
