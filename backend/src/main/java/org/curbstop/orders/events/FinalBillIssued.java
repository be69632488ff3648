package org.curbstop.orders.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.accounts.Address;
import org.curbstop.billing.BillId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.orders.OrderId;
import org.curbstop.store.DomainEvent;

/**
 * Published when an account's final bill is issued. Delivered at least once: deduplicate by the order's id.
 *
 * @param owed amount on the day of issue; negative: a credit, which staff refund
 * @param estimated whether some days have no meter read
 * @param onPaper whether it must be mailed
 * @param mailTo where it is mailed; empty: to the customer's current mailing address
 */
public record FinalBillIssued(
        OrderId order, AccountId account, PersonId person, BillId bill, Money owed, LocalDate due, boolean estimated, boolean onPaper,
        Optional<Address> mailTo, Instant at) implements DomainEvent {}
