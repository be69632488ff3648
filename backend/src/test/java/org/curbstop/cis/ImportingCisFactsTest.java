package org.curbstop.cis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillsForTests;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.cis.ImportResult.RunState;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.CisAgreement;
import org.curbstop.utility.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DatabaseTest
class ImportingCisFactsTest {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    /** A posting ID of realistic length. */
    private static final String OUR_ID = "PAYMENT:pay_01m8mf267cdwgc3xwepf501m8m/acct_01m8mf20t4nfft9mktw6wf01m8";
    private static final String BALANCES = "account_number,balance,as_of\n";
    private static final String PAYMENTS = "account_number,payment_number,posted,amount,made_at,posting_id\n";
    private static final String BILLS =
            "account_number,bill_number,issued,due,period_from,period_to,previous_balance,payments,lines,total\n";

    @TempDir
    private Path folder;

    private final AccountsForTests accounts;
    private final BillsForTests billing;
    private final ImportsForTests imports;
    private final MovableClock clock = MovableClock.standingAt(Instant.parse("2026-11-25T18:00:00Z"), ZONE);
    private int files;
    private AccountId ada = new AccountId("acct_000");

    ImportingCisFactsTest(TestStore store) {
        accounts = new AccountsForTests(store.store());
        billing = new BillsForTests(store.store(), clock, Optional.of(CisAgreement.DEFAULT));
        imports = new ImportsForTests(store.store(), accounts, billing, clock);
    }

    @BeforeEach
    void import_two_accounts() throws IOException {
        Path file = SampleAccountFile.csv(folder.resolve("town.csv"), 30, 7);
        imports.importFile(file, ImportOptions.defaults(), _ -> {});
        ada = accounts.accounts().findByNumber(new AccountNumber(number(0))).orElseThrow().id();
    }

    private static String number(int i) {
        return SampleAccountFile.number(i);
    }

    private ImportResult run(CisFileKind kind, String text) throws IOException {
        return run(kind, text, ImportOptions.defaults());
    }

    private ImportResult run(CisFileKind kind, String text, ImportOptions options) throws IOException {
        return imports.importing.importFile(kind, Files.writeString(folder.resolve("f" + ++files + ".csv"), text), options, _ -> {});
    }

    private Optional<Money> owed() {
        return billing.bills.owed(ada).map(AmountOwed::total);
    }

    @Test
    void a_balance_is_unknown_until_the_cis_reports_it() throws IOException {
        billing.ledger.post(LedgerEntry.of(ada, LedgerEntry.EntryKind.FEE, "x", Money.usd("5.00"), clock.instant()));
        assertThat(owed()).isEmpty();
        run(CisFileKind.BALANCES, BALANCES + number(0) + ",84.12,2026-11-24\n");
        assertThat(owed()).contains(Money.usd("89.12"));
    }

    @Test
    void a_payment_made_here_counts_until_the_imported_balance_includes_it() throws IOException {
        run(CisFileKind.BALANCES, BALANCES + number(0) + ",84.12,2026-11-24\n");
        LedgerEntry paid = LedgerEntry.payment("pay_1", ada, Money.usd("30.00"), clock.instant());
        billing.ledger.post(paid);
        assertThat(owed()).contains(Money.usd("54.12"));
        clock.set(clock.instant().plus(Duration.ofDays(1)));
        run(CisFileKind.BALANCES, BALANCES + number(0) + ",84.12,2026-11-25\n"); // the CIS does not have the payment yet
        assertThat(owed()).contains(Money.usd("54.12"));
        billing.acknowledge(paid, Instant.parse("2026-11-26T09:00:00Z"));
        assertThat(owed()).contains(Money.usd("54.12")); // the CIS has it now; its last balance does not include it
        clock.set(clock.instant().plus(Duration.ofDays(1)));
        run(CisFileKind.BALANCES, BALANCES + number(0) + ",54.12,2026-11-26\n");
        assertThat(owed()).contains(Money.usd("54.12"));
    }

    @Test
    void a_file_delivered_twice_late_or_out_of_order_changes_nothing() throws IOException {
        String monday = BALANCES + number(0) + ",84.12,2026-11-23\n";
        String tuesday = BALANCES + number(0) + ",10.00,2026-11-24\n";
        String counter = PAYMENTS + number(0) + ",P1,2026-11-25T08:00,10.00,counter,\n";
        run(CisFileKind.PAYMENTS, counter);
        run(CisFileKind.BALANCES, tuesday);
        assertThat(owed()).contains(Money.usd("0.00"));
        assertThat(run(CisFileKind.BALANCES, monday).counts().same()).isEqualTo(1);
        assertThat(run(CisFileKind.PAYMENTS, counter).state()).isEqualTo(RunState.APPLIED_BEFORE);
        assertThat(run(CisFileKind.PAYMENTS, counter + "\n").counts()).isEqualTo(new ImportCounts(1, 0, 0, 1, 0));
        assertThat(owed()).contains(Money.usd("0.00"));
    }

    @Test
    void our_own_payment_in_a_cis_file_is_not_counted_twice() throws IOException {
        run(CisFileKind.BALANCES, BALANCES + number(0) + ",100.00,2026-11-24\n");
        LedgerEntry first = LedgerEntry.payment("pay_1", ada, Money.usd("30.00"), clock.instant());
        LedgerEntry second = LedgerEntry.payment("pay_2", ada, Money.usd("20.00"), clock.instant());
        billing.ledger.post(first);
        billing.ledger.post(second);
        billing.sent(OUR_ID, first);
        ImportResult result = run(CisFileKind.PAYMENTS, PAYMENTS
                + number(0) + ",P1,2026-11-25T11:00,30.00,online," + OUR_ID + "\n" // matched by posting ID
                + number(0) + ",P2,2026-11-25T11:00,20.00,,\n" // matched by amount and day
                + number(0) + ",P3,2026-11-25T11:00,20.00,counter,\n" // paid at a counter: a separate payment
                + number(0) + ",P4,2026-11-25T11:00,31.00,online," + OUR_ID + "\n" // a different amount
                + number(0) + ",P5,2026-11-25T11:00,30.00,online,post-8\n"); // not one of our postings
        assertThat(result.counts()).isEqualTo(new ImportCounts(5, 3, 0, 0, 2));
        assertThat(owed()).contains(Money.usd("30.00"));
        assertThat(billing.ledger.matchesByAmountAndDay(ada)).containsOnlyKeys("P2");
        assertThat(billing.ledger.entries(ada, 10, Optional.empty())).extracting(LedgerEntry::amount)
                .containsExactlyInAnyOrder(Money.usd("-30.00"), Money.usd("-20.00"), Money.usd("-20.00"));
    }

    @Test
    void payments_with_card_like_numbers_stay_distinct() throws IOException {
        run(CisFileKind.BALANCES, BALANCES + number(0) + ",100.00,2026-11-24\n");
        run(CisFileKind.PAYMENTS, PAYMENTS + number(0) + ",4242424242424242,2026-11-25T11:00,20.00,,\n"
                + number(0) + ",5555555555554444,2026-11-25T11:00,20.00,,\n");
        LedgerEntry paid = LedgerEntry.payment("pay_1", ada, Money.usd("20.00"), clock.instant());
        billing.ledger.post(paid);
        assertThat(owed()).contains(Money.usd("60.00")); // one of the two is the payment made here
    }

    @Test
    void a_partly_imported_file_becomes_visible_only_when_complete() throws IOException {
        run(CisFileKind.BALANCES, BALANCES + number(0) + ",84.12,2026-11-23\n");
        var text = new StringBuilder(BALANCES + number(0) + ",10.00,2026-11-24\n");
        IntStream.range(1, 30).forEach(i -> text.append(number(i)).append(",1.00,2026-11-24\n"));
        text.append((number(1) + ",1.00,2026-11-24\n").repeat(600));
        // The digits could be a card number: a path is compared, so it is stored unmasked.
        Path file = Files.writeString(Files.createDirectory(folder.resolve("4242424242424242")).resolve("night.csv"), text);
        assertThatThrownBy(() -> imports.importing.importFile(CisFileKind.BALANCES, file, ImportOptions.defaults(), _ -> {
            throw new IllegalStateException("killed");
        })).hasMessage("killed");
        assertThat(owed()).contains(Money.usd("84.12"));
        assertThatThrownBy(() -> run(CisFileKind.BALANCES, BALANCES + number(0) + ",11.00,2026-11-24\n"))
                .isInstanceOf(ImportFileException.class).hasMessageContaining("is not finished");
        ImportResult resumed = imports.importing.importFile(CisFileKind.BALANCES, file, ImportOptions.defaults(), _ -> {});
        assertThat(resumed.resumedAt()).contains(502L);
        assertThat(resumed.counts().rows()).isEqualTo(630);
        assertThat(owed()).contains(Money.usd("10.00"));
    }

    @Test
    void the_latest_file_can_be_undone_and_imported_again_corrected() throws IOException {
        run(CisFileKind.BALANCES, BALANCES + number(0) + ",84.12,2026-11-23\n");
        long wrong = run(CisFileKind.BALANCES, BALANCES + number(0) + ",8412.00,2026-11-24\n").run().orElseThrow();
        assertThat(owed()).contains(Money.usd("8412.00"));
        assertThat(imports.importing.undo(wrong, Actor.SYSTEM).state()).isEqualTo(RunState.UNDONE);
        assertThat(owed()).contains(Money.usd("84.12"));
        long right = run(CisFileKind.BALANCES, BALANCES + number(0) + ",85.00,2026-11-24\n").run().orElseThrow();
        assertThat(owed()).contains(Money.usd("85.00"));
        assertThatThrownBy(() -> imports.importing.undo(wrong, Actor.SYSTEM)).hasMessageContaining("run " + right);
        assertThatThrownBy(() -> imports.importing.undo(1, Actor.SYSTEM)).hasMessageContaining("accounts are changed row by row");
        assertThatThrownBy(() -> imports.importing.undo(99, Actor.SYSTEM)).hasMessage("there is no run 99");
    }

    @Test
    void a_file_that_clears_many_balances_waits_for_a_person() throws IOException {
        var before = new StringBuilder(BALANCES);
        var after = new StringBuilder(BALANCES);
        IntStream.range(0, 30).forEach(i -> {
            before.append(number(i)).append(",50.00,2026-11-23\n");
            after.append(number(i)).append(i < 20 ? ",0.00" : ",51.00").append(",2026-11-24\n");
        });
        run(CisFileKind.BALANCES, before.toString());
        ImportResult waiting = run(CisFileKind.BALANCES, after.toString());
        assertThat(waiting.state()).isEqualTo(RunState.WAITING);
        assertThat(waiting.counts().risky()).isEqualTo(20);
        assertThat(owed()).contains(Money.usd("50.00"));
        assertThat(run(CisFileKind.BALANCES, after.toString(), ImportsForTests.accepting()).state()).isEqualTo(RunState.APPLIED);
        assertThat(owed()).contains(Money.usd("0.00"));
    }

    @Test
    void an_outdated_balance_shows_its_date_and_is_not_collected() throws IOException {
        run(CisFileKind.BALANCES, "account_number,balance,as_of,past_due,past_due_since\n" + number(0)
                + ",84.12,2026-11-24,80.00,2026-11-01\n");
        assertThat(billing.bills.owed(ada).orElseThrow().staleSince()).isEmpty();
        assertThat(billing.bills.collectible(ada).pastDue()).isEqualTo(Money.usd("80.00"));
        clock.set(clock.instant().plus(Duration.ofDays(4)));
        assertThat(billing.bills.owed(ada).orElseThrow().staleSince()).contains(LocalDate.of(2026, 11, 24));
        assertThat(billing.bills.collectible(ada).pastDue()).isEqualTo(Money.usd("0.00"));
    }

    @Test
    void aging_determines_past_due_and_invalid_aging_keeps_the_balance() throws IOException {
        String header = "account_number,balance,as_of,not_due,due,past_due_1_30,past_due_31_60,past_due_61_90,past_due_over_90\n";
        ImportResult result = run(CisFileKind.BALANCES, header + number(0) + ",100.00,2026-11-24,40.00,2026-12-04,0,60.00,,\n"
                + number(1) + ",100.00,2026-11-24,40.00,2026-12-04,,70.00,,\n"
                + number(2) + ",12.00-,2026-11-24,,,,,,\n"
                + number(3) + ",\"1,234.50\",2026-11-24,,,,,,\n");
        assertThat(result.counts()).isEqualTo(new ImportCounts(4, 4, 0, 0, 0, 1, 0));
        assertThat(Files.readString(result.rejects().orElseThrow())).contains("# line 3, past_due_1_30: expected not_due and");
        AmountOwed owed = billing.bills.owed(ada).orElseThrow();
        assertThat(owed.pastDue()).isEqualTo(Money.usd("60.00"));
        assertThat(owed.pastDueSince()).contains(LocalDate.of(2026, 10, 24)); // the latest day that it can be
        assertThat(owed.due()).contains(LocalDate.of(2026, 12, 4));
        assertThat(of(1).total()).isEqualTo(Money.usd("100.00"));
        assertThat(of(1).pastDue()).isEqualTo(Money.usd("0.00"));
        assertThat(of(2).total()).isEqualTo(Money.usd("-12.00"));
        assertThat(of(3).total()).isEqualTo(Money.usd("1234.50"));
    }

    private AmountOwed of(int i) {
        return billing.bills.owed(accounts.accounts().findByNumber(new AccountNumber(number(i))).orElseThrow().id()).orElseThrow();
    }

    @Test
    void imported_bills_have_lines_and_set_the_balance() throws IOException {
        String row = number(0) + ",B-1,2026-11-13,2026-12-04,2026-10-13,2026-11-12,20.00,-20.00,"
                + "electric;Energy;845;kWh;0.1;84.50|water;Base charge;12.00,96.50\n";
        ImportResult result = run(CisFileKind.BILLS, BILLS + row
                + row.replace("B-1", "B-2").replace("96.50", "96.00") // the lines do not add up
                + row.replace("B-1", "B-3").replace("electric;", "steam;")
                + row.replace("B-1", "B-4").replace("2026-12-04", "2026-11-04"));
        assertThat(result.counts()).isEqualTo(new ImportCounts(4, 1, 0, 0, 3));
        assertThat(Files.readString(result.rejects().orElseThrow()).lines().filter(line -> line.startsWith("# "))).satisfiesExactly(
                line -> assertThat(line).startsWith("# line 3, total: expected previous_balance + payments + the lines, 96.50"),
                line -> assertThat(line).startsWith("# line 4, lines: expected service;name;amount"),
                line -> assertThat(line).startsWith("# line 5, due: expected a day not before issued"));
        Bill bill = billing.bills.list(ada, 5).getFirst();
        assertThat(bill.total()).isEqualTo(Money.usd("96.50"));
        assertThat(bill.period().days()).isEqualTo(31);
        assertThat(billing.bills.find(bill.id())).contains(bill);
        assertThat(owed()).contains(Money.usd("96.50"));
        assertThat(billing.bills.owed(ada).orElseThrow().due()).contains(LocalDate.of(2026, 12, 4));
        // The same bill with another amount is a different bill.
        ImportResult changed = run(CisFileKind.BILLS, BILLS + row.replace("12.00,96.50", "13.00,97.50"));
        assertThat(changed.counts().rejected()).isEqualTo(1);
        assertThat(owed()).contains(Money.usd("96.50"));
    }

    @Test
    void a_bill_dated_ahead_counts_from_its_import_only() throws IOException {
        String row = number(0) + ",B-1,2026-12-03,2026-12-24,2026-10-26,2026-11-25,0.00,0.00,electric;Energy;96.50,96.50\n";
        ImportResult result = run(CisFileKind.BILLS, BILLS + row + row.replace("B-1,2026-12-03,2026", "B-2,2062-12-03,2063"));
        assertThat(result.counts()).isEqualTo(new ImportCounts(2, 1, 0, 0, 1));
        assertThat(Files.readString(result.rejects().orElseThrow())).contains("# line 3, issued: ");
        assertThat(owed()).contains(Money.usd("96.50"));
        clock.set(clock.instant().plus(Duration.ofDays(1)));
        run(CisFileKind.PAYMENTS, PAYMENTS + number(0) + ",P1,2026-11-26T08:00,30.00,counter,\n");
        assertThat(owed()).contains(Money.usd("66.50"));
        run(CisFileKind.BALANCES, BALANCES + number(0) + ",70.00,2026-11-26\n");
        assertThat(owed()).contains(Money.usd("70.00"));
        assertThat(run(CisFileKind.BILLS, BILLS + row).counts().same()).isEqualTo(1);
    }

    @Test
    void a_payment_of_the_future_is_rejected() throws IOException {
        run(CisFileKind.BALANCES, BALANCES + number(0) + ",100.00,2026-11-24\n");
        assertThat(run(CisFileKind.PAYMENTS, PAYMENTS + number(0) + ",P1,2062-11-25,60.00,counter,\n"
                + number(0) + ",P2,2026-11-26,40.00,counter,\n").counts()).isEqualTo(new ImportCounts(2, 1, 0, 0, 1));
        assertThat(owed()).contains(Money.usd("60.00"));
    }

    @Test
    void a_bill_with_an_unreadable_time_can_be_corrected() throws IOException {
        String header = BILLS.replace("\n", ",as_of\n");
        String row = number(0) + ",B-1,2026-11-13,2026-12-04,2026-10-13,2026-11-12,0.00,0.00,electric;Energy;96.50,96.50,";
        assertThat(run(CisFileKind.BILLS, header + row + "11/13/2026\n").counts()).isEqualTo(new ImportCounts(1, 0, 0, 0, 1));
        assertThat(run(CisFileKind.BILLS, header + row + "2026-11-13T02:10\n").counts().added()).isEqualTo(1);
    }

    @Test
    void restarting_a_file_that_waits_does_not_pass_its_review() throws IOException {
        var before = new StringBuilder(BALANCES);
        IntStream.range(0, 30).forEach(i -> before.append(number(i)).append(",50.00,2026-11-23\n"));
        run(CisFileKind.BALANCES, before.toString());
        Path file = Files.writeString(folder.resolve("zero.csv"), before.toString().replace("50.00,2026-11-23", "0.00,2026-11-24"));
        assertThat(imports.importing.importFile(CisFileKind.BALANCES, file, ImportOptions.defaults(), _ -> {}).state())
                .isEqualTo(RunState.WAITING);
        var restart = new ImportOptions(StandardCharsets.UTF_8, Set.of(), Optional.empty(), true);
        ImportResult again = imports.importing.importFile(CisFileKind.BALANCES, file, restart, _ -> {});
        assertThat(again.state()).isEqualTo(RunState.WAITING);
        assertThat(again.counts().risky()).isEqualTo(30);
        assertThat(owed()).contains(Money.usd("50.00"));
    }

    @Test
    void two_files_of_balances_can_be_undone_and_no_more() throws IOException {
        long[] runs = new long[4];
        for (int day = 0; day < 4; day++) {
            String text = BALANCES + number(0) + ",4" + day + ".00,2026-11-2" + (1 + day) + "\n";
            runs[day] = run(CisFileKind.BALANCES, text).run().orElseThrow();
        }
        imports.importing.undo(runs[3], Actor.SYSTEM);
        imports.importing.undo(runs[2], Actor.SYSTEM);
        assertThat(owed()).contains(Money.usd("41.00"));
        assertThatThrownBy(() -> imports.importing.undo(runs[1], Actor.SYSTEM)).hasMessageContaining("no longer kept");
        assertThat(owed()).contains(Money.usd("41.00"));
    }

    @Test
    void a_check_run_validates_everything_and_changes_nothing() throws IOException {
        ImportResult tried = run(CisFileKind.BALANCES, BALANCES + number(0) + ",84.12,2026-11-24\n999,1.00,2026-11-24\n"
                + number(1) + ",one,2026-11-24\n" + number(2) + ",1.00,3/4/2025\n" + number(3) + ",1.00,2026-11-26\n",
                        ImportOptions.defaults().checking());
        assertThat(tried.state()).isEqualTo(RunState.CHECKED);
        assertThat(tried.run()).isEmpty();
        assertThat(tried.counts()).isEqualTo(new ImportCounts(5, 1, 0, 0, 4));
        assertThat(Files.readString(tried.rejects().orElseThrow(), StandardCharsets.UTF_8)).contains("# line 3, account_number: ")
                .contains("# line 4, balance: expected an amount").contains("# line 5, as_of: ").contains("# line 6, as_of: ");
        assertThat(owed()).isEmpty();
        assertThat(imports.runs.list()).hasSize(1);
    }

    @Test
    void reads_are_imported_once_and_estimates_are_corrected() throws IOException {
        String header = "account_number,meter,service,date,register,used,days,unit,estimated\n";
        String row = number(0) + ",W-100,water,2026-11-10,120,8,30,ccf,yes\n";
        assertThat(run(CisFileKind.READS, header + row).counts().added()).isEqualTo(1);
        assertThat(imports.reads.listSince(ada, LocalDate.of(2026, 11, 1)).getFirst().used()).isEqualByComparingTo("5.984");
        assertThat(run(CisFileKind.READS, header + row.replace("120,8", "121,9").replace("yes", "no")).counts().changed()).isEqualTo(1);
        assertThat(run(CisFileKind.READS, header + row.replace("120,8", "125,13").replace("yes", "no")).counts().rejected()).isEqualTo(1);
        assertThat(run(CisFileKind.READS, header + row.replace("ccf", "kWh")).counts().rejected()).isEqualTo(1);
        assertThat(imports.reads.listSince(ada, LocalDate.of(2026, 11, 1))).hasSize(1);
    }
}
