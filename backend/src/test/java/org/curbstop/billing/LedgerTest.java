package org.curbstop.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.billing.SampleBills.ADA;
import static org.curbstop.billing.SampleBills.BO;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.curbstop.billing.LedgerEntry.EntryKind;
import org.curbstop.common.Money;
import org.curbstop.store.Database;
import org.curbstop.store.DatabaseTest;
import org.curbstop.utility.MovableClock;
import org.junit.jupiter.api.Test;

@DatabaseTest
class LedgerTest {

    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");
    private static final String PAYMENT = "pay_0k3f9tq4m2";

    private final MovableClock clock = MovableClock.standingAt(NOON, ZoneOffset.UTC);
    private final Ledger ledger;

    LedgerTest(Database database) {
        ledger = new Ledger(new BillingRepository(database), clock, Money.USD);
    }

    @Test
    void the_amount_owed_is_charges_minus_payments() {
        ledger.post(BillsForTests.opening(ADA, Money.usd("10.00"), NOON));
        ledger.post(LedgerEntry.of(ADA, EntryKind.FEE, "visit-1", Money.usd("40.00"), NOON));
        ledger.post(LedgerEntry.payment(PAYMENT, ADA, Money.usd("30.00"), NOON));

        assertThat(ledger.balance(ADA)).isEqualTo(Money.usd("20.00"));
        assertThat(ledger.balance(BO)).isEqualTo(Money.usd(0));
    }

    @Test
    void the_same_payment_is_posted_once_despite_repeated_events() {
        LedgerEntry paid = LedgerEntry.payment(PAYMENT, ADA, Money.usd("84.12"), NOON);

        assertThat(ledger.post(paid)).isTrue();
        assertThat(ledger.post(paid)).isFalse();
        assertThat(ledger.balance(ADA)).isEqualTo(Money.usd("-84.12"));
    }

    @Test
    void one_payment_for_two_accounts_is_posted_to_both() {
        assertThat(ledger.post(LedgerEntry.payment(PAYMENT, ADA, Money.usd("1.00"), NOON))).isTrue();
        assertThat(ledger.post(LedgerEntry.payment(PAYMENT, BO, Money.usd("2.00"), NOON))).isTrue();
    }

    @Test
    void the_same_source_posted_concurrently_is_stored_once() throws Exception {
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 400; i++) {
            String payment = "pay_" + (i % 20);
            tasks.add(() -> ledger.post(LedgerEntry.payment(payment, ADA, Money.usd(100), NOON)));
        }
        long posted = 0;
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> done : pool.invokeAll(tasks)) {
                posted += done.get() ? 1 : 0;
            }
        }

        assertThat(posted).isEqualTo(20);
        assertThat(ledger.balance(ADA)).isEqualTo(Money.usd("-20.00"));
    }

    @Test
    void an_entry_is_reversed_once_and_both_entries_remain() {
        LedgerEntry fee = LedgerEntry.of(ADA, EntryKind.FEE, "visit-1", Money.usd("40.00"), NOON);
        ledger.post(fee);

        assertThat(ledger.reverse(fee.id())).isTrue();
        assertThat(ledger.reverse(fee.id())).isFalse();
        assertThat(ledger.reverse("FEE:never")).isFalse();
        assertThat(ledger.balance(ADA)).isEqualTo(Money.usd(0));
        assertThat(ledger.entries(ADA, 10, Optional.empty())).extracting(LedgerEntry::kind).containsExactlyInAnyOrder(EntryKind.FEE,
                EntryKind.REVERSAL);
    }

    @Test
    void a_snapshot_never_changes_the_balance() {
        var random = new Random(7);
        long owed = 0;
        for (int i = 0; i < 300; i++) {
            long cents = random.nextInt(20_001) - 10_000;
            ledger.post(LedgerEntry.of(ADA, EntryKind.ADJUSTMENT, "a" + i, Money.usd(cents), NOON));
            owed += cents;
            clock.advance(Duration.ofMinutes(random.nextInt(60)));
            if (random.nextInt(4) == 0) {
                ledger.takeSnapshot(ADA);
            }
            assertThat(ledger.balance(ADA)).as("after entry %d", i).isEqualTo(Money.usd(owed));
        }
    }

    @Test
    void an_entry_posted_after_a_clock_rollback_still_counts() {
        ledger.post(LedgerEntry.of(ADA, EntryKind.FEE, "first", Money.usd(100), NOON));
        clock.advance(Duration.ofDays(2));
        ledger.takeSnapshot(ADA);
        clock.set(NOON);

        ledger.post(LedgerEntry.of(ADA, EntryKind.FEE, "second", Money.usd(50), NOON));

        assertThat(ledger.balance(ADA)).isEqualTo(Money.usd(150));
    }

    @Test
    void history_pages_neither_miss_nor_repeat_entries_with_equal_timestamps() {
        for (int i = 0; i < 25; i++) {
            ledger.post(LedgerEntry.of(ADA, EntryKind.FEE, "f" + i, Money.usd(i), NOON.plusSeconds(i / 10)));
        }
        var seen = new ArrayList<LedgerEntry>();
        var page = ledger.entries(ADA, 4, Optional.empty());
        while (!page.isEmpty()) {
            seen.addAll(page);
            page = ledger.entries(ADA, 4, Optional.of(page.getLast()));
        }

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(seen).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    }
}
