package org.curbstop.payments;

import java.time.Duration;
import org.curbstop.common.Money;

/**
 * A payment of the same account made just now, or about to be made: whoever pays next should know first.
 *
 * @param amount part that goes to this account
 * @param underway not paid yet: a card page is open, or a card is being charged
 */
public record RecentPayment(Money amount, Duration ago, boolean underway) {}
