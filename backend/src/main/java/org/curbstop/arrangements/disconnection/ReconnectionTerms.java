package org.curbstop.arrangements.disconnection;

import java.util.Optional;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.common.Money;

/**
 * What is required to restore service.
 *
 * @param fullAmount amount that is always sufficient
 * @param promise alternative: a promise to pay this installment, if the rules allow it; the rest is arranged
 */
public record ReconnectionTerms(Money fullAmount, Optional<Installment> promise, PolicyRuleResult rule) {}
