package org.curbstop.arrangements.disconnection;

import java.util.List;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.common.Money;

/**
 * An account with an open notice, held against every rule for one day. A list for a person to decide on, never an order.
 *
 * @param stops what is left of the amount that stops it
 * @param answers what each rule said
 */
public record DisconnectionCandidate(DisconnectionNotice notice, Money amountDue, List<PolicyRuleResult> ruleResults) {

    public DisconnectionCandidate {
        ruleResults = List.copyOf(ruleResults);
    }

    /** The rules that prevent it. */
    public List<PolicyRuleResult> blockedBy() {
        return ruleResults.stream().filter(answer -> !answer.held()).toList();
    }

    /** Whether the rules let a person decide that service is to stop. */
    public boolean isEligible() {
        return blockedBy().isEmpty();
    }
}
