package org.curbstop.billing;

import java.time.Clock;
import org.curbstop.common.Money;
import org.curbstop.store.Store;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Bills, ledger and estimates over a test's database, for tests of those who use them. */
public record BillingForTests(Bills bills, Ledger ledger, EstimatingTheFinalBill finalBills) {

    public static BillingForTests over(Store store, Clock clock) {
        var books = new Books(store);
        var ledger = new Ledger(books, clock, Money.USD);
        ObjectProvider<PaymentsUnderway> none = new StaticListableBeanFactory().getBeanProvider(PaymentsUnderway.class);
        var bills = new Bills(books, ledger, clock, none);
        return new BillingForTests(bills, ledger, new EstimatingTheFinalBill(Tariffs.matching("classpath*:tariffs/millbrook-*.yaml"), bills, ledger));
    }
}
