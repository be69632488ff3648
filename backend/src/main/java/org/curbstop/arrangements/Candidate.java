package org.curbstop.arrangements;

import java.util.List;
import org.curbstop.common.Money;

/**
 * An account with an open notice, held against every rule for one day. A list for a person to decide on, never an order.
 *
 * @param stops what is left of the amount that stops it
 * @param answers what each rule said
 */
public record Candidate(DisconnectionNotice notice, Money stops, List<RuleAnswer> answers) {

    public Candidate {
        answers = List.copyOf(answers);
    }

    /** The rules that stand in the way. */
    public List<RuleAnswer> blockedBy() {
        return answers.stream().filter(answer -> !answer.held()).toList();
    }

    /** Whether the rules let a person decide that service is to stop. */
    public boolean mayBeSigned() {
        return blockedBy().isEmpty();
    }
}
