package org.curbstop.payments;

import java.time.Duration;
import org.curbstop.common.Money;

/**
 * Somebody paid the same account just now, or is about to: whoever pays next should know before they do.
 *
 * @param amount what this account gets of it
 * @param underway not paid yet: a card page is open, or a card is being charged
 */
public record RecentPayment(Money amount, Duration ago, boolean underway) {}
