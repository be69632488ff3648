package org.curbstop.cis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillsForTests;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.usage.MeterRead;
import org.curbstop.utility.CisAgreement;
import org.curbstop.utility.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CIS gives Ada's account number to Bo, who moved in on November 20. */
@DatabaseTest
class ReusedAccountNumbersTest {

    private static final String NUMBER = "100200302";
    private static final String ADA = SampleAccountFile.HEADER + "\n" + NUMBER + ",,C1,Ada Okafor,503 555 0101,ada@example.org,en,"
            + "12 Alder St,,Millbrook,97999,2024-10-01,electric:residential:E1\n";
    private static final String BO = SampleAccountFile.HEADER + "\n" + NUMBER + ",,C9,Bo Lindqvist,503 555 0188,,en,12 Alder St,,Millbrook,"
            + "97999,2026-11-20,electric:residential:E1\n";
    private static final String BILLS = "account_number,bill_number,issued,due,period_from,period_to,lines,total\n" + NUMBER
            + ",B1,2026-11-13,2026-12-04,2026-10-13,2026-11-12,electric;Energy;84.12,84.12\n";
    private static final String BALANCES = "account_number,balance,as_of\n";
    private static final String PAYMENTS = "account_number,payment_number,posted,amount,made_at\n" + NUMBER
            + ",P1,2026-11-15,20.00,counter\n";
    private static final String READS = "account_number,meter,service,date,register,used,days\n" + NUMBER
            + ",E1A,electric,2026-11-12,900,612,31\n";

    @TempDir
    private Path folder;

    private final AccountsForTests accounts;
    private final BillsForTests billing;
    private final ImportsForTests imports;
    private final MovableClock clock = MovableClock.standingAt(Instant.parse("2026-11-25T18:00:00Z"), ZoneId.of("America/Los_Angeles"));
    private int files;
    private AccountId adas = new AccountId("acct_000");

    ReusedAccountNumbersTest(TestStore store) {
        accounts = new AccountsForTests(store.store());
        billing = new BillsForTests(store.store(), clock, Optional.of(CisAgreement.DEFAULT));
        imports = new ImportsForTests(store.store(), accounts, billing, clock);
    }

    private ImportCounts run(CisFileKind kind, String text) throws IOException {
        return imports.importing.importFile(kind, Files.writeString(folder.resolve("f" + ++files + ".csv"), text),
                ImportsForTests.accepting(), _ -> {}).counts();
    }

    private Account account() {
        return accounts.accounts().findByNumber(new AccountNumber(NUMBER)).orElseThrow();
    }

    private Optional<Money> owed(AccountId account) {
        return billing.bills.owed(account).map(AmountOwed::total);
    }

    @BeforeEach
    void ada_leaves_and_bo_gets_her_number() throws IOException {
        run(CisFileKind.ACCOUNTS, ADA);
        adas = account().id();
        run(CisFileKind.BILLS, BILLS);
        run(CisFileKind.BALANCES, BALANCES + NUMBER + ",64.12,2026-11-18\n");
        run(CisFileKind.PAYMENTS, PAYMENTS);
        run(CisFileKind.READS, READS);
        billing.ledger.post(LedgerEntry.payment("pay_1", adas, Money.usd("4.12"), clock.instant()));
        assertThat(run(CisFileKind.ACCOUNTS, BO)).isEqualTo(new ImportCounts(1, 0, 1, 0, 0, 1, RowOutcome.GIVEN));
    }

    @Test
    void the_new_customer_sees_nothing_of_the_time_before() {
        AccountId bos = account().id();
        assertThat(bos).isNotEqualTo(adas);
        assertThat(owed(bos)).isEmpty();
        assertThat(billing.bills.list(bos, 9)).isEmpty();
        assertThat(billing.ledger.entries(bos, 9, Optional.empty())).isEmpty();
        assertThat(imports.reads.listSince(bos, LocalDate.of(2024, 1, 1))).isEmpty();
        assertThat(accounts.accounts().listVisibleTo(account().holder())).extracting(Account::id).containsExactly(bos);
        assertThat(accounts.accounts().findVisible(adas, Actor.customer(Channel.PORTAL, "", account().holder()))).isEmpty();
    }

    @Test
    void the_previous_customer_keeps_their_own_bills_and_does_not_reach_the_account() {
        Account closed = accounts.accounts().find(adas).orElseThrow();
        assertThat(closed.closed()).contains(LocalDate.of(2026, 11, 19));
        assertThat(closed.agreements()).noneMatch(each -> each.isActiveOn(LocalDate.of(2026, 11, 20)));
        assertThat(accounts.accounts().findVisible(account().id(), Actor.customer(Channel.PORTAL, "", closed.holder()))).isEmpty();
        assertThat(billing.bills.list(adas, 9)).hasSize(1);
        assertThat(owed(adas)).contains(Money.usd("60.00"));
    }

    @Test
    void later_files_go_to_the_customer_who_had_the_number_on_the_day() throws IOException {
        AccountId bos = account().id();
        assertThat(run(CisFileKind.BILLS, BILLS + NUMBER
                + ",B0,2026-11-24,2026-12-15,2026-11-13,2026-11-19,electric;Final;10.00,10.00\n"
                + NUMBER + ",B2,2026-11-24,2026-12-15,2026-11-20,2026-11-23,electric;Energy;30.00,30.00\n").added()).isEqualTo(2);
        run(CisFileKind.PAYMENTS, PAYMENTS + NUMBER + ",P2,2026-11-22,5.00,counter\n");
        run(CisFileKind.READS, READS + NUMBER + ",E1A,electric,2026-11-20,950,50,8\n" + NUMBER + ",E1A,electric,2026-11-24,990,40,4\n");
        assertThat(billing.bills.list(bos, 9)).extracting(Bill::total).containsExactly(Money.usd("30.00"));
        assertThat(billing.bills.list(adas, 9)).hasSize(2);
        assertThat(billing.ledger.entries(bos, 9, Optional.empty())).extracting(LedgerEntry::amount).containsExactly(Money.usd("-5.00"));
        assertThat(imports.reads.listSince(bos, LocalDate.of(2024, 1, 1))).extracting(MeterRead::days).containsExactly(4);
        run(CisFileKind.BALANCES, BALANCES + NUMBER + ",25.00,2026-11-25\n");
        assertThat(owed(bos)).contains(Money.usd("25.00"));
        assertThat(run(CisFileKind.ACCOUNTS, BO + "\n").same()).isEqualTo(1);
        assertThat(account().id()).isEqualTo(bos);
    }

    @Test
    void a_customer_whose_records_were_merged_keeps_the_account() throws IOException {
        Account before = account();
        run(CisFileKind.ACCOUNTS, BO.replace(",C9,", ",C10,").replace("503 555 0188", "503 555 0189"));
        assertThat(account().id()).isEqualTo(before.id());
    }
}
