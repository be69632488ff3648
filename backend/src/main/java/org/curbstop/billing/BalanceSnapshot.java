package org.curbstop.billing;

import java.time.Instant;
import org.curbstop.common.Money;

/**
 * The sum of an account's entries posted up to and including {@code upTo}: a balance starts from here instead of from the first entry.
 *
 * @param id the account: there is one, the last
 */
public record BalanceSnapshot(String id, Instant upTo, Money balance, long version) {}
