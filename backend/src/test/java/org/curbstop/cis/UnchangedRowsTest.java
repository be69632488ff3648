package org.curbstop.cis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.lookup.AccountRepository;
import org.curbstop.accounts.lookup.AccountRepository.StoredAccount;
import org.curbstop.accounts.lookup.AccountRepository.StoredPerson;
import org.curbstop.billing.BillsForTests;
import org.curbstop.cis.ImportResult.RunState;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.RecordedCommands;
import org.curbstop.store.TestStore;
import org.curbstop.utility.CisAgreement;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Full nightly files: unchanged rows cost nothing, and each row has the same result as if the whole file were read. */
@DatabaseTest
class UnchangedRowsTest {

    private static final String BILLS = "account_number,bill_number,issued,due,period_from,period_to,lines,total\n";

    @TempDir
    private Path folder;

    private final AccountRepository repository;
    private final AccountsForTests accounts;
    private final BillsForTests billing;
    private final ImportsForTests imports;
    private final MovableClock clock = MovableClock.standingAt(Instant.parse("2026-11-25T18:00:00Z"), ZoneId.of("America/Los_Angeles"));
    private int files;

    UnchangedRowsTest(TestStore store) {
        accounts = new AccountsForTests(store.store());
        repository = accounts.repository();
        billing = new BillsForTests(store.store(), clock, Optional.of(CisAgreement.DEFAULT));
        imports = new ImportsForTests(store.store(), accounts, billing, clock);
    }

    private ImportResult run(CisFileKind kind, String text) {
        return run(kind, text, ImportOptions.defaults());
    }

    private ImportResult run(CisFileKind kind, String text, ImportOptions options) {
        try {
            return imports.importing.importFile(kind, Files.writeString(folder.resolve("f" + ++files + ".csv"), text), options, _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String town(int rows, IntPredicate changed) {
        return SampleAccountFile.HEADER + "\n" + IntStream.range(0, rows)
                .mapToObj(i -> changed.test(i) ? SampleAccountFile.row(i, 7).replace("electric:residential", "electric:time-of-use")
                        : SampleAccountFile.row(i, 7))
                .collect(Collectors.joining("\n")) + "\n";
    }

    private static String bill(int account, int number) {
        return SampleAccountFile.number(account) + ",B-" + number
                + ",2026-11-13,2026-12-04,2026-10-13,2026-11-12,electric;Energy;80.00,80.00\n";
    }

    private static String bills(int rows) {
        return BILLS + IntStream.range(0, rows).mapToObj(i -> bill(i, i)).collect(Collectors.joining());
    }

    private Optional<Account> found(int i) {
        return accounts.accounts().findByNumber(new AccountNumber(SampleAccountFile.number(i)));
    }

    private String rate(int i) {
        return found(i).orElseThrow().agreements().stream().filter(each -> each.service() == ServiceType.ELECTRIC).findFirst().orElseThrow()
                .rate();
    }

    private static long of(List<String> commands, String collection) {
        return commands.stream().filter(command -> command.endsWith(" " + collection)).count();
    }

    @Test
    void unchanged_accounts_are_neither_read_nor_written() {
        run(CisFileKind.ACCOUNTS, town(3_000, _ -> false));
        var counts = new ArrayList<ImportCounts>();
        List<String> commands = RecordedCommands.during(
                () -> counts.add(run(CisFileKind.ACCOUNTS, town(3_000, i -> i % 50 == 0)).counts()));
        assertThat(counts).containsExactly(new ImportCounts(3_000, 0, 60, 2_940, 0, 0, 60));
        // One query whether accounts exist, then the 60 rows as one batch; they are too few for a review, so there is no dry run.
        assertThat(of(commands, "accounts")).as("accounts: %s", commands).isLessThanOrEqualTo(3);
        assertThat(of(commands, "import_row_digests")).as("lookups and inserts").isLessThanOrEqualTo(4);
        assertThat(rate(50)).isEqualTo("time-of-use");
        assertThat(rate(51)).isEqualTo("residential");

        List<String> again = RecordedCommands.during(
                () -> counts.add(run(CisFileKind.ACCOUNTS, town(3_000, i -> i % 50 == 0) + "\n").counts()));
        assertThat(counts.getLast()).isEqualTo(new ImportCounts(3_000, 0, 0, 3_000, 0));
        assertThat(of(again, "accounts")).as("the check whether any account exists").isLessThanOrEqualTo(1);
    }

    @Test
    void unchanged_bills_are_neither_read_nor_written() {
        run(CisFileKind.ACCOUNTS, town(1_200, _ -> false));
        run(CisFileKind.BILLS, bills(1_100));
        var counts = new ArrayList<ImportCounts>();
        List<String> commands = RecordedCommands.during(
                () -> counts.add(run(CisFileKind.BILLS, bills(1_100) + bill(1_150, 1_150)).counts()));
        assertThat(counts).containsExactly(new ImportCounts(1_101, 1, 0, 1_100, 0));
        assertThat(of(commands, "cis_bills")).isLessThanOrEqualTo(2);
        assertThat(of(commands, "accounts")).as("who has the numbers, and who had them before").isLessThanOrEqualTo(2);
    }

    @Test
    void what_is_owed_reads_the_bills_of_the_account_once() {
        run(CisFileKind.ACCOUNTS, town(30, _ -> false));
        run(CisFileKind.BILLS, bills(30));
        var account = found(0).orElseThrow().id();
        List<String> commands = RecordedCommands.during(
                () -> assertThat(billing.bills.owed(account).orElseThrow().total()).isEqualTo(Money.usd("80.00")));
        assertThat(of(commands, "cis_bills")).as("%s", commands).isEqualTo(1);
    }

    @Test
    void the_order_of_rows_and_columns_does_not_matter() {
        run(CisFileKind.ACCOUNTS, town(600, _ -> false));
        List<String> rows = new ArrayList<>(town(600, _ -> false).lines().toList());
        Collections.shuffle(rows.subList(1, rows.size()), new Random(13));
        String turned = rows.stream().map(row -> row.replaceAll("^([^,]*),([^,]*),", "$2,$1,")).collect(Collectors.joining("\n"));
        List<String> commands = RecordedCommands.during(() -> run(CisFileKind.ACCOUNTS, turned + "\n"));
        assertThat(of(commands, "people")).isZero();
    }

    @Test
    void the_same_bytes_under_another_header_are_read_again() {
        String row = SampleAccountFile.number(0) + ",Ada Morgan,Ben Ortiz,1 Elm St,Millbrook,97999,2024-10-01\n";
        String header = "account_number,%s,%s,service_line1,service_city,service_zip,opened\n";
        run(CisFileKind.ACCOUNTS, header.formatted("name", "feeder") + row);
        assertThat(run(CisFileKind.ACCOUNTS, header.formatted("feeder", "name") + row).counts())
                .isEqualTo(new ImportCounts(1, 0, 1, 0, 0, 1, RowOutcome.GIVEN));
    }

    @Test
    void an_undone_file_can_be_imported_again() {
        run(CisFileKind.ACCOUNTS, town(30, _ -> false));
        ImportResult first = run(CisFileKind.BILLS, bills(3));
        imports.importing.undo(first.run().orElseThrow(), Actor.SYSTEM);
        assertThat(billing.bills.owed(found(0).orElseThrow().id())).isEmpty();

        assertThat(run(CisFileKind.BILLS, bills(3) + bill(4, 4)).counts()).isEqualTo(new ImportCounts(4, 4, 0, 0, 0));
        assertThat(billing.bills.owed(found(0).orElseThrow().id()).orElseThrow().total()).isEqualTo(Money.usd("80.00"));
    }

    @Test
    void undoing_the_second_import_keeps_the_first() {
        run(CisFileKind.ACCOUNTS, town(30, _ -> false));
        run(CisFileKind.BILLS, bills(3));
        ImportResult second = run(CisFileKind.BILLS, bills(4));
        imports.importing.undo(second.run().orElseThrow(), Actor.SYSTEM);
        assertThat(run(CisFileKind.BILLS, bills(5)).counts()).isEqualTo(new ImportCounts(5, 2, 0, 3, 0));
        assertThat(billing.bills.owed(found(3).orElseThrow().id()).orElseThrow().total()).isEqualTo(Money.usd("80.00"));
    }

    @Test
    void a_rejected_row_is_tried_and_listed_again() {
        run(CisFileKind.ACCOUNTS, town(3, _ -> false));
        assertThat(run(CisFileKind.BILLS, bills(4)).counts()).isEqualTo(new ImportCounts(4, 3, 0, 0, 1));
        assertThat(run(CisFileKind.BILLS, bills(4) + "\n").counts()).isEqualTo(new ImportCounts(4, 0, 0, 3, 1));
        run(CisFileKind.ACCOUNTS, town(4, _ -> false));
        assertThat(run(CisFileKind.BILLS, bills(4) + "\n\n").counts()).isEqualTo(new ImportCounts(4, 1, 0, 3, 0));
    }

    @Test
    void a_partly_imported_row_is_listed_again() {
        String file = town(2, _ -> false).replace("electric:residential", "steam:residential");
        assertThat(run(CisFileKind.ACCOUNTS, file).counts().incomplete()).isEqualTo(2);
        assertThat(run(CisFileKind.ACCOUNTS, file + "\n").counts().incomplete()).isEqualTo(2);
    }

    /** The other parts were stored, so the earlier row changes them back. */
    @Test
    void reverting_a_partly_imported_row_is_a_change() {
        run(CisFileKind.ACCOUNTS, town(1, _ -> false));
        run(CisFileKind.ACCOUNTS, town(1, _ -> true).replace("|water", "|steam"));
        assertThat(run(CisFileKind.ACCOUNTS, town(1, _ -> false) + "\n").counts().changed()).isEqualTo(1);
        assertThat(rate(0)).isEqualTo("residential");
    }

    @Test
    void accounts_stored_before_staff_could_search_by_them_get_their_keys_when_read_in_full() {
        String file = town(3, _ -> false);
        run(CisFileKind.ACCOUNTS, file);
        Account first = found(0).orElseThrow();
        repository.accounts.change(first.id().value(), held -> new StoredAccount(
                held.id(), held.version(), held.account(), held.numbers(), held.people(), held.imported(), Optional.empty(),
                held.given()));
        repository.people.change(first.holder().value(), held -> new StoredPerson(
                held.id(), held.version(), held.person(), held.phones(), held.words(), held.customer(), Optional.empty(),
                held.imported(), List.of()));
        Actor sam = Actor.staff("sam");
        assertThat(accounts.accounts().search("customer0@example.org", sam)).isEmpty();
        assertThat(accounts.accounts().search("E" + first.number().value(), sam)).isEmpty();

        run(CisFileKind.ACCOUNTS, file, new ImportOptions(StandardCharsets.UTF_8, Set.of(), Optional.empty(), true));
        assertThat(accounts.accounts().search("customer0@example.org", sam)).extracting(Account::id).contains(first.id());
        assertThat(accounts.accounts().search("E" + first.number().value(), sam)).extracting(Account::id).containsExactly(first.id());
    }

    @Test
    void a_customers_change_is_kept_when_the_row_is_unchanged() {
        run(CisFileKind.ACCOUNTS, town(3, _ -> false));
        Person holder = accounts.accounts().findPerson(found(0).orElseThrow().holder()).orElseThrow();
        Contact added = Contact.phone(new PhoneNumber("+15035550142"), true);
        accounts.profiles().change(holder.id(), holder.version(), new CustomerProfiles.ProfileEdit.AddContact(added), Actor.SYSTEM);
        run(CisFileKind.ACCOUNTS, town(3, _ -> false) + "\n");
        assertThat(accounts.accounts().findPerson(holder.id()).orElseThrow().contacts()).contains(added);
    }

    @Test
    void a_duplicate_row_is_rejected_even_if_the_first_is_unchanged() throws IOException {
        run(CisFileKind.ACCOUNTS, town(700, _ -> false));
        String other = SampleAccountFile.row(0, 7).replace("electric:residential", "electric:elsewhere");
        ImportResult twice = run(CisFileKind.ACCOUNTS, town(700, _ -> false) + other + "\n");
        assertThat(twice.counts()).isEqualTo(new ImportCounts(701, 0, 0, 700, 1));
        assertThat(Files.readString(twice.rejects().orElseThrow())).contains("# line 702, account_number").contains("line 2");
        assertThat(rate(0)).isEqualTo("residential");
    }

    @Test
    void the_first_of_two_duplicate_rows_counts_even_if_the_second_is_unchanged() {
        run(CisFileKind.ACCOUNTS, town(2, _ -> false));
        String file = town(2, i -> i == 0) + SampleAccountFile.row(0, 7) + "\n";
        assertThat(run(CisFileKind.ACCOUNTS, file).counts()).isEqualTo(new ImportCounts(3, 0, 1, 1, 1, 0, 1));
        assertThat(rate(0)).isEqualTo("time-of-use");
    }

    @Test
    void a_file_with_many_changes_waits_although_the_other_rows_are_known() {
        run(CisFileKind.ACCOUNTS, town(200, _ -> false));
        assertThat(run(CisFileKind.ACCOUNTS, town(200, i -> i < 39)).state()).isEqualTo(RunState.APPLIED);
        assertThat(run(CisFileKind.ACCOUNTS, town(200, i -> i >= 100)).state()).isEqualTo(RunState.WAITING);
        assertThat(rate(150)).isEqualTo("residential");
    }

    @Test
    void a_file_whose_many_changes_follow_a_stray_quotation_mark_waits_too() {
        run(CisFileKind.ACCOUNTS, town(200, _ -> false));
        String rows = town(200, i -> i >= 100).replaceFirst("\n[^\n]*", "\n\"never closed");
        assertThat(run(CisFileKind.ACCOUNTS, rows).state()).isEqualTo(RunState.WAITING);
        assertThat(rate(150)).isEqualTo("residential");
    }

    @Test
    void after_an_interrupted_file_it_and_the_next_are_read_in_full() {
        run(CisFileKind.ACCOUNTS, town(1_200, _ -> false));
        class Broken extends RuntimeException {}
        Path file;
        try {
            file = Files.writeString(folder.resolve("broken.csv"), town(1_200, i -> i < 1_100));
            imports.importing.importFile(CisFileKind.ACCOUNTS, file, ImportsForTests.accepting(), _ -> {
                throw new Broken();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Broken expected) {
            // after five hundred rows
        }
        assertThat(run(CisFileKind.ACCOUNTS, town(1_200, _ -> false) + "\n", ImportsForTests.accepting()).counts())
                .isEqualTo(new ImportCounts(1_200, 0, 500, 700, 0, 0, 500));
        assertThat(rate(0)).isEqualTo("residential");
    }

    @Test
    void a_changed_mapping_is_applied_to_unchanged_rows() {
        String mapping = "kind: bills\ncolumns:\n"
                + "  account_number: A\n  bill_number: {template: \"%s-{N}\"}\n  issued: I\n  due: {constant: \"2026-12-04\"}\n"
                + "  period_from: {constant: \"2026-10-13\"}\n  period_to: {constant: \"2026-11-12\"}\n"
                + "  lines: {template: \"electric;Energy;{T}\"}\n  total: T\n";
        run(CisFileKind.ACCOUNTS, town(2, _ -> false));
        String export = "A,N,I,T\n" + SampleAccountFile.number(0) + ",7,2026-11-13,80.00\n";
        ImportOptions before = ImportOptions.defaults().mappedBy(ColumnMapping.parse("m", mapping.formatted("B")));
        assertThat(run(CisFileKind.BILLS, export, before).counts().added()).isEqualTo(1);
        assertThat(run(CisFileKind.BILLS, export + "\n", before).counts()).isEqualTo(new ImportCounts(1, 0, 0, 1, 0));
        ImportOptions after = ImportOptions.defaults().mappedBy(ColumnMapping.parse("m", mapping.formatted("C")));
        assertThat(run(CisFileKind.BILLS, export + "\n\n", after).counts().added()).isEqualTo(1);
    }

    @Test
    void an_unchanged_account_keeps_its_feeder_when_another_at_its_premise_changes() {
        String header = SampleAccountFile.HEADER + ",feeder\n";
        String moved = SampleAccountFile.row(0, 7) + ",North\n";
        String stays = SampleAccountFile.row(0, 7).replace(SampleAccountFile.number(0), SampleAccountFile.number(1))
                .replaceFirst("W-70000", "").replace(",C0,", ",C1,") + ",South\n";
        run(CisFileKind.ACCOUNTS, header + moved + stays);
        run(CisFileKind.ACCOUNTS, header + moved.replaceFirst("electric:residential", "electric:commercial") + stays);
        assertThat(accounts.accounts().findPremise(found(1).orElseThrow().premise().id()).orElseThrow().feeder()).contains("South");
    }
}
