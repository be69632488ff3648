package org.curbstop.arrangements;

import java.util.Optional;
import org.curbstop.common.Money;

/**
 * What it takes to give service back.
 *
 * @param all paying this is always enough
 * @param promise instead, a promise of so much by a day is enough, where the rules have that; the rest is arranged
 */
public record Restoration(Money all, Optional<Installment> promise, RuleAnswer by) {}
