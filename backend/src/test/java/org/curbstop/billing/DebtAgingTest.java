package org.curbstop.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.billing.SampleBills.ADA;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.curbstop.billing.LedgerEntry.EntryKind;
import org.curbstop.common.Money;
import org.curbstop.store.Database;
import org.curbstop.store.DatabaseTest;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What is past due when the ledger holds more than bills. */
@DatabaseTest
class DebtAgingTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final int SEEDS = 2_000;

    private final MovableClock clock = MovableClock.standingAt(at(TODAY).plusSeconds(72_000), ZoneOffset.UTC);
    private final Ledger ledger;
    private final Bills bills;

    DebtAgingTest(Database database) {
        var repository = new BillingRepository(database);
        ledger = new Ledger(repository, clock, Money.USD);
        bills = new Bills(repository, ledger, clock, new StaticListableBeanFactory().getBeanProvider(PendingPaymentLookup.class));
    }

    @Test
    void a_new_fee_does_not_make_a_paid_bill_past_due() {
        bills.issue(bill("84.12", TODAY.minusDays(40), TODAY.minusDays(19)));
        ledger.post(LedgerEntry.payment("pay_1", ADA, Money.usd("84.12"), at(TODAY.minusDays(20))));
        ledger.post(LedgerEntry.of(ADA, EntryKind.FEE, "visit", Money.usd("40.00"), at(TODAY)));

        assertThat(bills.owed(ADA).orElseThrow().total()).isEqualTo(Money.usd("40.00"));
        assertThat(bills.owed(ADA).orElseThrow().pastDue()).isEqualTo(Money.usd(0));
        assertThat(bills.owed(ADA).orElseThrow().pastDueSince()).isEmpty();
        assertThat(bills.owed(ADA).orElseThrow().due()).isEmpty();
    }

    @Test
    void a_deposit_before_the_first_bill_is_due_with_that_bill() {
        ledger.post(LedgerEntry.of(ADA, EntryKind.DEPOSIT, "ord_1/deposit", Money.usd("180.00"), at(TODAY.minusDays(30))));
        assertThat(bills.owed(ADA).orElseThrow().pastDue()).isEqualTo(Money.usd(0));

        bills.issue(bill("84.12", TODAY.minusDays(1), TODAY.plusDays(20)));
        assertThat(bills.owed(ADA).orElseThrow().pastDue()).isEqualTo(Money.usd(0));
        assertThat(bills.owed(ADA).orElseThrow().pastDueSince()).isEmpty();
        assertThat(bills.owed(ADA).orElseThrow().due()).contains(TODAY.plusDays(20));

        clock.advance(java.time.Duration.ofDays(21));
        assertThat(bills.owed(ADA).orElseThrow().pastDue()).isEqualTo(Money.usd("264.12"));
        assertThat(bills.owed(ADA).orElseThrow().pastDueSince()).contains(TODAY.plusDays(20));
    }

    @Test
    void a_reversed_payment_reopens_the_bill_it_paid() {
        bills.issue(bill("84.12", TODAY.minusDays(40), TODAY.minusDays(19)));
        bills.issue(bill("50.00", TODAY.minusDays(9), TODAY.plusDays(12)));
        ledger.post(LedgerEntry.payment("pay_1", ADA, Money.usd("84.12"), at(TODAY.minusDays(20))));
        ledger.post(LedgerEntry.of(ADA, EntryKind.DISPUTE, "txn_1/" + ADA, Money.usd("84.12"), at(TODAY)));

        assertThat(bills.owed(ADA).orElseThrow().pastDue()).isEqualTo(Money.usd("84.12"));
        assertThat(bills.owed(ADA).orElseThrow().pastDueSince()).contains(TODAY.minusDays(19));

        ledger.post(LedgerEntry.of(ADA, EntryKind.DISPUTE, "txn_2/" + ADA, Money.usd("-84.12"), at(TODAY)));
        assertThat(bills.owed(ADA).orElseThrow().pastDue()).isEqualTo(Money.usd(0));
        ledger.reverse("PAYMENT:pay_1/" + ADA);
        assertThat(bills.owed(ADA).orElseThrow().pastDueSince()).contains(TODAY.minusDays(19));
    }

    @Test
    void a_transferred_deposit_pays_no_past_due_bill() {
        bills.issue(bill("84.12", TODAY.minusDays(40), TODAY.minusDays(19)));
        ledger.post(LedgerEntry.of(ADA, EntryKind.DEPOSIT, "ord_1/carried", Money.usd("180.00"), at(TODAY)));
        ledger.post(LedgerEntry.of(ADA, EntryKind.DEPOSIT, "ord_1/in", Money.usd("-180.00"), at(TODAY)));

        assertThat(bills.owed(ADA).orElseThrow().pastDue()).isEqualTo(Money.usd("84.12"));
    }

    @Test
    void refunds_beyond_all_payments_are_due_with_the_next_bill() {
        ledger.post(LedgerEntry.payment("pay_1", ADA, Money.usd("10.00"), at(TODAY.minusDays(20))));
        ledger.post(LedgerEntry.refund("ref_1", ADA, Money.usd("15.00"), at(TODAY.minusDays(10))));

        assertThat(bills.owed(ADA).orElseThrow().total()).isEqualTo(Money.usd("5.00"));
        assertThat(bills.owed(ADA).orElseThrow().pastDue()).isEqualTo(Money.usd(0));
        bills.issue(bill("1.00", TODAY.minusDays(9), TODAY.minusDays(1)));
        assertThat(bills.owed(ADA).orElseThrow().pastDue()).isEqualTo(Money.usd("6.00"));
    }

    /** The oracle pays, cent by cent, what is due first, in a simple list. */
    @Test
    void past_due_is_what_remains_after_paying_the_earliest_due_charges_first() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            List<Bill> issued = issued(random);
            List<LedgerEntry> entries = entries(random, issued);
            Money balance = Money.sum(Money.USD, entries.stream().map(LedgerEntry::amount).toList());
            List<DebtAging.OpenCharge> open = new DebtAging(issued, ZoneOffset.UTC).openCharges(balance, entries);
            AmountOwed owed = AmountOwedCalculator.calculate(balance, balance.isPositive() ? open : List.of(), issued.stream().findFirst(),
                    TODAY, false, Optional.empty());

            Map<Optional<LocalDate>, Long> expected = oracle(entries, issued);
            long late = expected.entrySet().stream().filter(each -> each.getKey().filter(TODAY::isAfter).isPresent())
                    .mapToLong(Map.Entry::getValue).sum();
            Optional<LocalDate> since = expected.keySet().stream().flatMap(Optional::stream).filter(TODAY::isAfter)
                    .min(Comparator.naturalOrder());
            assertThat(owed.pastDue().minor()).as("seed %d", seed).isEqualTo(late);
            assertThat(owed.pastDueSince()).as("seed %d", seed).isEqualTo(since);
            assertThat(open.stream().mapToLong(each -> each.amount().minor()).sum()).as("seed %d", seed)
                    .isEqualTo(Math.max(0, balance.minor()));
        }
    }

    private static Map<Optional<LocalDate>, Long> oracle(List<LedgerEntry> entries, List<Bill> issued) {
        var open = new ArrayList<Optional<LocalDate>>(); // one element for each cent that was charged
        int paid = 0;
        for (LedgerEntry entry : entries) {
            if (entry.amount().isPositive() && entry.kind() != EntryKind.REFUND) {
                Optional<LocalDate> due = entry.due().or(() -> issued.reversed().stream()
                        .filter(bill -> !bill.issued().isBefore(LocalDate.ofInstant(entry.at(), ZoneOffset.UTC))).map(Bill::due)
                        .findFirst());
                for (long cent = 0; cent < entry.amount().minor(); cent++) {
                    open.add(due);
                }
            } else {
                paid -= (int) entry.amount().minor();
            }
        }
        open.sort(Comparator.comparing(due -> due.orElse(LocalDate.MAX)));
        return open.stream().skip(Math.max(0, paid))
                .collect(java.util.stream.Collectors.groupingBy(due -> due, java.util.stream.Collectors.counting()));
    }

    private static List<Bill> issued(Random random) {
        var issued = new ArrayList<Bill>();
        for (int month = random.nextInt(5); month > 0; month--) {
            LocalDate day = TODAY.minusDays(30L * month - random.nextInt(25));
            issued.addFirst(bill("0." + (10 + random.nextInt(90)), day, day.plusDays(10 + random.nextInt(15))));
        }
        return issued;
    }

    /** Returns entries newest first, as the ledger does; no more is returned than was paid. */
    private static List<LedgerEntry> entries(Random random, List<Bill> issued) {
        var entries = new ArrayList<LedgerEntry>();
        issued.forEach(bill -> entries.add(LedgerEntry.bill(bill, at(bill.issued()))));
        int paid = 0;
        for (int i = random.nextInt(8); i > 0; i--) {
            Instant when = at(TODAY.minusDays(random.nextInt(150)));
            int cents = 1 + random.nextInt(120);
            switch (random.nextInt(5)) {
                case 0 -> entries.add(LedgerEntry.of(ADA, EntryKind.FEE, "fee" + i, Money.usd(cents), when));
                case 1 -> entries.add(LedgerEntry.of(ADA, EntryKind.DEPOSIT, "dep" + i, Money.usd(cents), when)
                        .dueBy(TODAY.plusDays(random.nextInt(60) - 30)));
                case 2 -> entries.add(LedgerEntry.of(ADA, EntryKind.ADJUSTMENT, "adj" + i, Money.usd(cents), when));
                case 3 -> {
                    if (paid >= cents) {
                        paid -= cents;
                        entries.add(LedgerEntry.refund("ref" + i, ADA, Money.usd(cents), when));
                    }
                }
                default -> {
                    paid += cents;
                    entries.add(LedgerEntry.payment("pay" + i, ADA, Money.usd(cents), when));
                }
            }
        }
        entries.sort(Comparator.comparing(LedgerEntry::at).reversed());
        return entries;
    }

    private static Bill bill(String amount, LocalDate issued, LocalDate due) {
        BillingDeterminants determinants = new BillingDeterminants("residential", new ServicePeriod(issued.minusDays(30), issued), Set.of(),
                Map.of(), Map.of());
        Money money = Money.usd(amount);
        var line = new BillLine("service", ServiceType.WATER, BillLine.BillLineKind.FIXED, Map.of("en", "Service"),
                java.math.BigDecimal.ONE, "month",
                money.decimal(), money, Optional.empty(), 0);
        return Bill.of(BillId.create(), ADA, issued, due, determinants, List.of(), List.of(line), money.zero(), money.zero());
    }

    private static Instant at(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
