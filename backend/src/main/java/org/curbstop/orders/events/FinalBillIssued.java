package org.curbstop.orders.events;

import java.time.Instant;
import java.time.LocalDate;
import org.curbstop.billing.BillId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.orders.OrderId;
import org.curbstop.store.DomainEvent;

/**
 * The last bill of an account is made. Published at least once: deduplicate by the order's id.
 *
 * @param owed on the day of issue; negative: the utility owes the customer, and a person gives it back
 * @param estimated whether some of its days were not read
 * @param onPaper whether it has to be mailed to where the customer's letters go now
 */
public record FinalBillIssued(
        OrderId order, AccountId account, PersonId person, BillId bill, Money owed, LocalDate due, boolean estimated, boolean onPaper,
        Instant at) implements DomainEvent {}
