package org.curbstop.cis;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.BillsForTests;
import org.curbstop.cis.exchange.CisFolderJob;
import org.curbstop.cis.exchange.CisFolderProperties;
import org.curbstop.cis.exchange.RefusedFile;
import org.curbstop.cis.exchange.RefusedFiles;
import org.curbstop.cis.postings.PostingExchangeProperties;
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

    private static final Actor SAM = Actor.staff("sam");
    private static final String BALANCES = "account_number,balance,as_of\n";

    @TempDir
    private Path folder;

    @TempDir
    private Path answers;

    private final AccountsForTests accounts;
    private final BillsForTests billing;
    private final ImportsForTests imports;
    private final MovableClock clock;
    private CisFolderJob job;
    private RefusedFiles refused;

    CisFolderJobTest(TestStore store) {
        clock = MovableClock.standingAt(Instant.parse("2026-11-25T18:00:00Z"), ZoneId.of("America/Los_Angeles"));
        accounts = new AccountsForTests(store.store());
        billing = new BillsForTests(store.store(), clock, Optional.of(CisAgreement.DEFAULT));
        imports = new ImportsForTests(store.store(), accounts, billing, clock);
        job = new CisFolderJob(imports.importing, new CisFolderProperties(null, Duration.ofSeconds(60)));
    }

    @BeforeEach
    void create_folders_and_import_accounts() throws IOException {
        job.importFiles(); // does nothing without a folder
        job = new CisFolderJob(imports.importing, new CisFolderProperties(folder, Duration.ofSeconds(60)));
        refused = new RefusedFiles(job, new CisFolderProperties(folder, Duration.ofSeconds(60)),
                new PostingExchangeProperties(null, null, answers, Duration.ofHours(24)), imports.runs, clock);
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
        return owed(0);
    }

    private Optional<Money> owed(int account) {
        return billing.bills.owed(accounts.accounts().findByNumber(new AccountNumber(SampleAccountFile.number(account))).orElseThrow().id())
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
        deliver("accounts-" + "x".repeat(239) + "y.csv", "account_number\n");
        deliver("balances-24.csv", balances("50.00", "2026-11-24"));
        job.importFiles();
        assertThat(owed()).contains(Money.usd("50.00"));
        assertThat(in("inbox")).isEmpty();
        assertThat(refused.list(SAM)).filteredOn(file -> file.name().startsWith("accounts-")).hasSize(2)
                .allSatisfy(file -> assertThat(file.reason().orElseThrow()).contains("longer than 200 bytes"));
        assertThat(in("rejects")).filteredOn(name -> name.endsWith(".reason.txt")).as("one of each file").hasSize(3);
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
    void a_kind_that_cannot_be_read_stops_no_other_and_staff_see_why() throws IOException {
        Files.writeString(folder.resolve("mappings/accounts.yaml"), "columns: {name: Se\u00f1or}\n", StandardCharsets.ISO_8859_1);
        deliver("accounts-2.csv", Files.readString(folder.resolve("town.csv")));
        deliver("balances-24.csv", balances("50.00", "2026-11-24"));
        job.importFiles();
        assertThat(owed()).contains(Money.usd("50.00"));
        assertThat(in("working")).containsExactly("accounts-2.csv");
        assertThat(refused.list(SAM)).singleElement().satisfies(held -> {
            assertThat(held.name()).isEqualTo("accounts");
            assertThat(held.reason().orElseThrow()).contains("accounts.yaml");
        });
        Files.delete(folder.resolve("mappings/accounts.yaml"));
        job.importFiles();
        assertThat(in("done")).contains("accounts-2.csv");
        assertThat(refused.list(SAM)).isEmpty();
    }

    @Test
    void a_file_waits_behind_one_that_came_another_way() throws IOException {
        deliver("balances-23.csv", balances("40.00", "2026-11-23"));
        job.importFiles();
        Path sent = Files.writeString(folder.resolve("sent.csv"), balances("0.00", "2026-11-24"));
        ImportResult waiting = imports.importing.importFile(CisFileKind.BALANCES, sent, ImportOptions.defaults(), _ -> {});
        assertThat(waiting.state()).isEqualTo(ImportResult.RunState.WAITING);
        deliver("balances-25.csv", balances("60.00", "2026-11-24"));
        job.importFiles();
        assertThat(in("rejects")).isEmpty();
        assertThat(in("working")).containsExactly("balances-25.csv");
        assertThat(refused.list(SAM)).singleElement()
                .satisfies(held -> assertThat(held.reason().orElseThrow()).contains("is not finished"));
        imports.importing.undo(waiting.run().orElseThrow(), SAM);
        job.importFiles();
        assertThat(owed()).contains(Money.usd("60.00"));
        assertThat(in("done")).contains("balances-25.csv");
    }

    @Test
    void rejected_rows_are_kept_when_the_next_file_has_the_same_name() throws IOException {
        deliver("balances.csv", balances("40.00", "2026-11-23") + "999999998,1.00,2026-11-23\n");
        job.importFiles();
        deliver("balances.csv", balances("50.00", "2026-11-24"));
        job.importFiles();
        assertThat(owed()).contains(Money.usd("50.00"));
        assertThat(in("rejects")).containsExactly("balances.csv.rejects");
        assertThat(in("done")).containsExactly("accounts-1.csv", "balances-2.csv", "balances.csv");
        Files.delete(folder.resolve("done/balances.csv"));
        Files.delete(folder.resolve("done/balances-2.csv"));
        deliver("balances.csv", balances("60.00", "2026-11-24") + "999999997,1.00,2026-11-24\n");
        job.importFiles();
        assertThat(in("rejects")).containsExactly("balances-2.csv.rejects", "balances.csv.rejects");
    }

    @Test
    void a_file_that_grows_after_its_import_is_imported_as_a_whole() throws IOException {
        String whole = balances("50.00", "2026-11-24");
        int half = whole.indexOf('\n', whole.length() / 2) + 1;
        deliver("balances-24.csv", whole.substring(0, half));
        job.importFiles();
        assertThat(owed(29)).isEmpty();
        Path done = folder.resolve("done/balances-24.csv");
        Files.writeString(done, whole.substring(half), StandardOpenOption.APPEND);
        Files.setLastModifiedTime(done, FileTime.from(Instant.now().minusSeconds(120)));
        job.importFiles();
        assertThat(owed(29)).contains(Money.usd("50.00"));
        assertThat(in("done")).contains("balances-24.csv");
    }

    @Test
    void staff_and_alerts_see_refused_files_until_they_are_moved_away() throws IOException {
        deliver("balances-1.csv", "account,balance\n");
        job.importFiles();
        Files.createDirectories(answers.resolve("rejects"));
        Files.writeString(answers.resolve("rejects/a.csv.rejects"), "sequence,status\n# line 2, sequence: a number\n,accepted\n");
        assertThat(refused.list(SAM)).extracting(RefusedFile::name).containsExactlyInAnyOrder("balances-1.csv", "a.csv.rejects");
        assertThat(refused.list(SAM)).anySatisfy(file -> assertThat(file.reason().orElse("")).contains("column account_number is missing"));
        Files.delete(folder.resolve("rejects/balances-1.csv")); // its reason is left
        assertThat(refused.list(SAM)).extracting(RefusedFile::name).containsExactly("a.csv.rejects");
        assertThat(refused.list(SAM).getFirst().reason()).isEmpty();
        Set<String> metrics = Metrics.globalRegistry.getMeters().stream().map(meter -> meter.getId().getName())
                .collect(Collectors.toSet());
        assertThat(metrics).contains("curbstop.imports.refused", "curbstop.imports.waiting", "curbstop.imports.balances.age.seconds");
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
