package org.curbstop.arrangements.disconnection;

import java.util.List;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.common.Money;

/**
 * An account with an open notice, evaluated against every rule for one day. It is listed for a person to decide and is never an order.
 *
 * @param amountDue unpaid part of the amount that prevents the disconnection
 * @param ruleResults result of each rule
 */
public record DisconnectionCandidate(DisconnectionNotice notice, Money amountDue, List<PolicyRuleResult> ruleResults) {

    public DisconnectionCandidate {
        ruleResults = List.copyOf(ruleResults);
    }

    /** Returns the rules that block the disconnection. */
    public List<PolicyRuleResult> blockedBy() {
        return ruleResults.stream().filter(answer -> !answer.held()).toList();
    }

    /** Returns whether the rules allow an employee to approve the disconnection. */
    public boolean isEligible() {
        return blockedBy().isEmpty();
    }
}
