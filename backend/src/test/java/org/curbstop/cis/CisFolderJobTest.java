package org.curbstop.cis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.BillsForTests;
import org.curbstop.cis.exchange.CisFolderJob;
import org.curbstop.cis.exchange.CisFolderProperties;
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
class CisFolderJobTest {

    private static final String BALANCES = "account_number,balance,as_of\n";

    @TempDir
    private Path folder;

    private final AccountsForTests accounts;
    private final BillsForTests billing;
    private final ImportsForTests imports;
    private CisFolderJob job;

    CisFolderJobTest(TestStore store) {
        MovableClock clock = MovableClock.standingAt(Instant.parse("2026-11-25T18:00:00Z"), ZoneId.of("America/Los_Angeles"));
        accounts = new AccountsForTests(store.store());
        billing = new BillsForTests(store.store(), clock, Optional.of(CisAgreement.DEFAULT));
        imports = new ImportsForTests(store.store(), accounts, billing, clock);
        job = new CisFolderJob(imports.importing, new CisFolderProperties(null, Duration.ofSeconds(60)));
    }

    @BeforeEach
    void create_folders_and_import_accounts() throws IOException {
        job.importFiles(); // does nothing without a folder
        job = new CisFolderJob(imports.importing, new CisFolderProperties(folder, Duration.ofSeconds(60)));
        job.importFiles();
        SampleAccountFile.csv(folder.resolve("town.csv"), 30, 7);
        deliver("accounts-1.csv", Files.readString(folder.resolve("town.csv")));
        job.importFiles();
    }

    private Path deliver(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("inbox").resolve(name), text);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(300)));
    }

    private static String balances(String amount, String day) {
        var text = new StringBuilder(BALANCES);
        IntStream.range(0, 30).forEach(i -> text.append(SampleAccountFile.number(i)).append(',').append(amount).append(',').append(day)
                .append('\n'));
        return text.toString();
    }

    private Optional<Money> owed() {
        return billing.bills.owed(accounts.accounts().findByNumber(new AccountNumber(SampleAccountFile.number(0))).orElseThrow().id())
                .map(AmountOwed::total);
    }

    private List<String> in(String name) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve(name))) {
            return all.map(each -> String.valueOf(each.getFileName())).sorted().toList();
        }
    }

    @Test
    void a_nightly_file_is_imported_and_moved_to_done() throws IOException {
        deliver("balances-24.csv", balances("50.00", "2026-11-24"));
        deliver("balances-23.csv", balances("40.00", "2026-11-23") + "999999998,1.00,2026-11-23\n");
        job.importFiles();
        assertThat(owed()).contains(Money.usd("50.00"));
        assertThat(in("done")).containsExactly("accounts-1.csv", "balances-23.csv", "balances-24.csv");
        assertThat(in("rejects")).containsExactly("balances-23.csv.rejects");
        assertThat(in("inbox")).isEmpty();
        assertThat(in("working")).isEmpty();
        deliver("balances-24.csv", balances("50.00", "2026-11-24")); // delivered twice
        job.importFiles();
        assertThat(in("done")).contains("balances-24-2.csv");
        assertThat(owed()).contains(Money.usd("50.00"));
    }

    @Test
    void links_are_not_followed_and_overlong_names_block_nothing() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the key of the audit trail\n");
        Files.createSymbolicLink(folder.resolve("inbox").resolve("balances-0.csv"), secret);
        deliver("accounts-" + "x".repeat(240) + ".csv", "account_number\n");
        deliver("balances-24.csv", balances("50.00", "2026-11-24"));
        job.importFiles();
        assertThat(owed()).contains(Money.usd("50.00"));
        assertThat(in("inbox")).isEmpty();
        assertThat(folder.resolve("rejects").resolve("balances-0.csv.reason.txt")).content().contains("a link is not followed");
        try (Stream<Path> all = Files.walk(folder.resolve("rejects"))) {
            assertThat(all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)))
                    .noneSatisfy(file -> assertThat(file).content().contains("audit"));
        }
    }

    @Test
    void an_incomplete_file_is_not_imported() throws IOException {
        Files.writeString(folder.resolve("inbox").resolve("balances-1.csv"), balances("50.00", "2026-11-24")); // written just now
        deliver("payments-1.csv.part", "x");
        deliver("payments-2.csv", "account_number,payment_number,posted,amount\n" + SampleAccountFile.number(0) + ",P1,2026-11-24,5");
        job.importFiles();
        assertThat(in("inbox")).containsExactly("balances-1.csv", "payments-1.csv.part", "payments-2.csv");
        Files.setLastModifiedTime(folder.resolve("inbox").resolve("payments-2.csv"), FileTime.from(Instant.now().minusSeconds(3600)));
        job.importFiles();
        assertThat(Files.readString(folder.resolve("rejects/payments-2.csv.reason.txt"))).contains("send it whole");
        assertThat(owed()).isEmpty();
    }

    @Test
    void unreadable_files_are_moved_to_rejects_with_their_reason() throws IOException {
        deliver("balances-1.csv", "account,balance\n");
        deliver("invoices.csv", "a\n");
        job.importFiles();
        assertThat(in("rejects")).containsExactly("balances-1.csv", "balances-1.csv.reason.txt", "invoices.csv", "invoices.csv.reason.txt");
        assertThat(Files.readString(folder.resolve("rejects/balances-1.csv.reason.txt"))).contains("column account_number is missing");
    }

    @Test
    void a_file_that_clears_a_balance_waits_and_blocks_later_files() throws IOException {
        deliver("balances-23.csv", balances("40.00", "2026-11-23"));
        job.importFiles();
        deliver("balances-24.csv", balances("0.00", "2026-11-24"));
        deliver("balances-25.csv", balances("60.00", "2026-11-24"));
        job.importFiles();
        job.importFiles();
        assertThat(owed()).contains(Money.usd("40.00"));
        assertThat(in("working")).containsExactly("balances-24.csv");
        assertThat(in("inbox")).containsExactly("balances-25.csv");
        imports.importing.accept(imports.runs.list().getFirst().number(), Actor.SYSTEM);
        assertThat(owed()).contains(Money.usd("0.00"));
        job.importFiles();
        assertThat(owed()).contains(Money.usd("60.00"));
        assertThat(in("done")).contains("balances-24.csv", "balances-25.csv");
    }

    @Test
    void a_file_declined_by_staff_is_never_applied() throws IOException {
        deliver("balances-23.csv", balances("40.00", "2026-11-23"));
        job.importFiles();
        deliver("balances-24.csv", balances("0.00", "2026-11-24"));
        job.importFiles();
        imports.importing.undo(imports.runs.list().getFirst().number(), Actor.SYSTEM);
        job.importFiles();
        assertThat(owed()).contains(Money.usd("40.00"));
        assertThat(in("rejects")).contains("balances-24.csv", "balances-24.csv.reason.txt");
    }

    @Test
    void a_file_that_changes_many_accounts_waits_before_storing_any() throws IOException {
        deliver("accounts-2.csv", Files.readString(folder.resolve("town.csv")).replace(":residential", ":senior"));
        job.importFiles();
        var account = new AccountNumber(SampleAccountFile.number(0));
        assertThat(accounts.accounts().findByNumber(account).orElseThrow().agreements()).extracting(each -> each.rate())
                .containsOnly("residential");
        imports.importing.accept(imports.runs.list().getFirst().number(), Actor.SYSTEM);
        job.importFiles();
        assertThat(accounts.accounts().findByNumber(account).orElseThrow().agreements()).extracting(each -> each.rate())
                .containsOnly("senior");
    }

    @Test
    void a_mapping_in_the_folder_reads_an_unmodified_vendor_export() throws IOException {
        Files.writeString(folder.resolve("mappings/balances.yaml"),
                "encoding: windows-1252\ndecimal: comma\ndates: dd.MM.yyyy\ncolumns: {account_number: Konto, balance: Saldo, as_of: Tag}\n");
        Path file = folder.resolve("inbox/balances_export.txt");
        Files.writeString(file, "Konto;Saldo;Tag;Name\r\n" + SampleAccountFile.number(0) + ";1.234,50;24.11.2026;Jos\u00e9\r\n",
                StandardCharsets.ISO_8859_1);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(300)));
        job.importFiles();
        assertThat(owed()).contains(Money.usd("1234.50"));
    }
}
