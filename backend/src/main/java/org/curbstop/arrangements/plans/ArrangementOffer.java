package org.curbstop.arrangements.plans;

import java.util.List;
import org.curbstop.arrangements.ArrangementTerms;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.PolicyRuleResult;

/** Answer to a customer who asks for time to pay. */
public sealed interface ArrangementOffer {

    /** Returns the result of every rule that was evaluated, in order. */
    List<PolicyRuleResult> why();

    /**
     * Can be agreed immediately.
     *
     * @param schedule schedule as requested or as proposed
     */
    record Granted(ArrangementTerms terms, InstallmentSchedule schedule, List<PolicyRuleResult> why) implements ArrangementOffer {}

    /**
     * Outside the range that can be agreed immediately; staff can approve it.
     *
     * @param asked requested schedule
     * @param by rule that the request breaks
     */
    record Countered(InstallmentSchedule asked, ArrangementTerms terms, PolicyRuleResult by, List<PolicyRuleResult> why)
            implements ArrangementOffer {}

    /**
     * Refused by rule.
     *
     * @param by rule that decided
     * @param rights what the customer can do about it: message keys such as {@code review}
     */
    record Refused(PolicyRuleResult by, List<String> rights, List<PolicyRuleResult> why) implements ArrangementOffer {}
}
