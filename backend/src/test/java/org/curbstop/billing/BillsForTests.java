package org.curbstop.billing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.Database;
import org.curbstop.utility.ServiceType;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Bills and their ledger over a test's database, for tests of those who ask what is owed. */
public final class BillsForTests {

    public final Ledger ledger;
    public final Bills bills;
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private boolean pending;

    public BillsForTests(Database database, Clock clock) {
        var repository = new BillingRepository(database);
        ledger = new Ledger(repository, clock, Money.USD);
        beans.addBean("underway", (PendingPaymentLookup) account -> pending);
        bills = new Bills(repository, ledger, clock, beans.getBeanProvider(PendingPaymentLookup.class));
    }

    /** From now on a payment is on its way for everybody, or none is. */
    public void paymentUnderway(boolean is) {
        pending = is;
    }

    /** One line of so much. @param days of its period: 30, 60 or 90 */
    public Bill issue(AccountId account, String amount, LocalDate issued, LocalDate due, int days) {
        var determinants = new BillingDeterminants("residential", new ServicePeriod(issued.minusDays(days), issued), Set.of(), Map.of(),
                Map.of());
        Money money = Money.usd(amount);
        var line = new BillLine("service", ServiceType.ELECTRIC, BillLine.BillLineKind.FIXED, Map.of("en", "Service"), BigDecimal.ONE,
                "month",
                money.decimal(), money, Optional.empty(), 0);
        Bill bill = Bill.of(BillId.create(), account, issued, due, determinants, List.of(), List.of(line), money.zero(), money.zero());
        bills.issue(bill);
        return bill;
    }
}
