package org.curbstop.billing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.curbstop.billing.imports.CisBooks;
import org.curbstop.billing.tariff.TariffLoader;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.Database;
import org.curbstop.usage.MeterId;
import org.curbstop.usage.MeterRead;
import org.curbstop.usage.MeterReads;
import org.curbstop.usage.MeterReadsForTests;
import org.curbstop.utility.ServiceType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Bills, ledger and final-bill estimates over a test's database, for tests of other packages. */
public record BillingForTests(Bills bills, Ledger ledger, FinalBillEstimator finalBills, IssuingTheFinalBill lastBills,
        MeterReads reads) {

    public static BillingForTests over(Database database, Clock clock) {
        var repository = new BillingRepository(database);
        var ledger = new Ledger(repository, clock, Money.USD);
        ObjectProvider<PendingPaymentLookup> none = new StaticListableBeanFactory().getBeanProvider(PendingPaymentLookup.class);
        var bills = new Bills(repository, ledger, clock, none);
        var tariff = TariffLoader.loadMatching("classpath*:tariffs/millbrook-*.yaml");
        var meterReads = MeterReadsForTests.over(database, clock);
        return new BillingForTests(
                bills, ledger, new FinalBillEstimator(tariff, bills, ledger),
                new IssuingTheFinalBill(tariff, bills, ledger, meterReads, clock), meterReads);
    }

    /** Returns a ledger that knows what was imported from the CIS and what it has acknowledged. */
    public static Ledger ledger(Database database, Clock clock, CisBooks books, PostingAcknowledgements acknowledgements) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("acknowledgements", acknowledgements);
        return new Ledger(new BillingRepository(database, books), clock, Money.USD, beans.getBeanProvider(PostingAcknowledgements.class));
    }

    /** Issues a bill for a home with only electricity, from one meter read to the next. */
    public Bill billed(AccountId account, LocalDate from, LocalDate until, String kwh) {
        var determinants = SampleBills.home(from, until, kwh, "0", ServiceType.ELECTRIC);
        var meter = new MeterUsage(new MeterId("E-1"), ServiceType.ELECTRIC, new BigDecimal("1000"),
                new BigDecimal("1000").add(new BigDecimal(kwh)), new BigDecimal(kwh), "kWh", false);
        Bill bill = Bill.of(BillId.create(), account, until, until.plusDays(21), determinants, List.of(meter),
                SampleBills.MILLBROOK.lines(determinants), Money.usd(0), Money.usd(0));
        bills.issue(bill);
        return bill;
    }

    /** Adds a read of the electric meter: the register and the usage since the previous read. */
    public void read(AccountId account, LocalDate day, String register, String used, int days) {
        var meter = new MeterId("E-1");
        reads.add(new MeterRead(MeterRead.idOf(meter, day), account, meter, ServiceType.ELECTRIC, day, new BigDecimal(register),
                new BigDecimal(used), "kWh", days, BigDecimal.ZERO, false, 0));
    }
}
