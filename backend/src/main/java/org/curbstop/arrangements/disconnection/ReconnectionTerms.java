package org.curbstop.arrangements.disconnection;

import java.util.Optional;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.common.Money;

/**
 * What it takes to give service back.
 *
 * @param all paying this is always enough
 * @param promise instead, a promise of so much by a day is enough, where the rules have that; the rest is arranged
 */
public record ReconnectionTerms(Money fullAmount, Optional<Installment> promise, PolicyRuleResult rule) {}
