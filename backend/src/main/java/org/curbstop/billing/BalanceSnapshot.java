package org.curbstop.billing;

import java.time.Instant;
import org.curbstop.common.Money;

/**
 * Sum of an account's entries posted up to and including {@code upTo}. Balances are computed from here instead of from the first entry.
 *
 * @param id the account; only the latest snapshot is kept
 */
public record BalanceSnapshot(String id, Instant upTo, Money balance, long version) {}
