package org.curbstop.cis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.accounts.Person;
import org.curbstop.billing.BillsForTests;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PostalCode;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DatabaseTest
class ImportingAccountsTest {

    private static final String ADA =
            "100200302,W-7781,C1,Ada Okafor,503 555 0101,ada@example.org,en,12 Alder St,,Millbrook,97999,2024-10-01,electric:residential:E1";

    @TempDir
    private Path folder;

    private final AccountsForTests parts;
    private final Accounts accounts;
    private final ImportsForTests importing;
    private final BillsForTests billing;

    ImportingAccountsTest(TestStore store) {
        parts = new AccountsForTests(store.store());
        accounts = parts.accounts();
        billing = new BillsForTests(store.store(), Clock.systemUTC());
        importing = new ImportsForTests(store.store(), parts, billing, Clock.systemUTC());
    }

    @Test
    void ten_thousand_rows_are_imported_and_reimporting_changes_nothing() throws IOException {
        Path file = SampleAccountFile.csv(folder.resolve("town.csv"), 10_000, 7);
        var seen = new ArrayList<ImportProgress>();
        ImportResult first = importing.importFile(file, ImportOptions.defaults(), seen::add);
        assertThat(first.counts()).isEqualTo(new ImportCounts(10_000, 10_000, 0, 0, 0));
        assertThat(first.rejects()).isEmpty();
        assertThat(seen.getLast().bytes()).isEqualTo(Files.size(file));
        assertThat(seen).hasSizeGreaterThanOrEqualTo(20);

        Account account = accounts.findByNumber(new AccountNumber(SampleAccountFile.number(4_290))).orElseThrow();
        assertThat(account).isEqualTo(accounts.findByNumber(new AccountNumber("W74290")).orElseThrow());
        assertThat(account.premise().address().key())
                .isEqualTo(new Address("4291 " + streetOf(4_290), java.util.Optional.of("#7"), "Millbrook", "OR", new PostalCode("97999"))
                        .key());
        assertThat(account.agreements()).extracting(a -> a.service()).containsExactly(ServiceType.ELECTRIC, ServiceType.WATER);
        assertThat(accounts.listVisibleTo(account.holder())).hasSize(1);
        Account last = accounts.findByNumber(new AccountNumber(SampleAccountFile.number(4_299))).orElseThrow();
        assertThat(accounts.listVisibleTo(last.holder())).extracting(Account::number)
                .containsExactly(new AccountNumber(SampleAccountFile.number(4_298)), new AccountNumber(SampleAccountFile.number(4_299)));

        assertThat(importing.importFile(file, ImportOptions.defaults(), p -> {
        }).counts()).isEqualTo(new ImportCounts(10_000, 0, 0, 10_000, 0));
    }

    private static String streetOf(int i) {
        return SampleAccountFile.STREETS.get(i % SampleAccountFile.STREETS.size());
    }

    @Test
    void each_invalid_row_is_rejected_with_its_reason_and_the_rest_imported() throws IOException {
        var file = new ByteArrayOutputStream();
        line(file, "\uFEFF" + SampleAccountFile.HEADER); // 1: with a byte order mark
        line(file, ADA);                                                                                      // 2
        line(file, ADA.replace("100200302", "100200303").replace("W-7781", ""));                              // 3: check digit
        line(file, "100200484,,C2,Bo Lindqvist,503 555 0102,,en,7 Birch Ave,,Millbrook,,2024-10-01,");         // 4: no ZIP
        line(file, ADA);                                                                                      // 5: duplicate
        line(file, "100200559,,C3,Cy Moreno,,,en,,,Millbrook,97999,2024-10-01,");                              // 6: no street
        file.write(
                // 7
                "100200716,,C4,D\u00E9e Navarro,,,es,21 Dogwood Ln,,Millbrook,97999,2024-10-01,\n".getBytes(StandardCharsets.ISO_8859_1));
        line(file, "100200898,,C5,Flo " + "x".repeat(2_000_000) + ",,,en,40 Elm St,,Millbrook,97999,2024-10-01,"); // 8: two megabytes
        line(file, "100200971,,C6,\"Gus\nPetrov\",,,ru,88 Foundry Rd,,Millbrook,97999,2024-10-01,"); // 9 and 10: quoted line break
        line(file, "100201052,,C7,Ivo Haddad,,,en,16 Alder St");                                              // 11: too few fields
        line(file, "100200633,,C3,\"Cy Moreno,,,en,5 Cedar Ct,,Millbrook,97999,2024-10-01,"); // 12: an unclosed quotation mark
        line(file, "100200633,,C3,Cy Moreno,,,en,5 Cedar Ct,,Millbrook,97999,2024-10-01,");                   // 13
        line(file, "");                                                                                       // 14
        // 15: errors in required and other fields
        line(file, "100200898,,C5,Flo Baptiste,,not an address,en,40 Elm St,,Millbrook,9799,2024-13-01,steam:residential");
        Path csv = Files.write(folder.resolve("faults.csv"), file.toByteArray());

        ImportResult imported = importing.importFile(csv, ImportOptions.defaults(), p -> {});

        assertThat(imported.counts()).isEqualTo(new ImportCounts(12, 3, 0, 0, 9));
        assertThat(found("100200302")).isPresent();
        assertThat(found("100200971").map(a -> accounts.findPerson(a.holder()).orElseThrow().name())).contains("Gus Petrov");
        assertThat(found("100200633")).isPresent();
        assertThat(found("100200898")).isEmpty();

        String rejects = Files.readString(imported.rejects().orElseThrow(), StandardCharsets.ISO_8859_1);
        assertThat(notes(rejects)).satisfiesExactly(
                n -> assertThat(n).startsWith("# line 3, account_number: expected 9 digits").contains("check digit"),
                n -> assertThat(n).startsWith("# line 4, service_zip: expected five digits"),
                n -> assertThat(n).startsWith("# line 5, account_number: ").contains("line 2"),
                n -> assertThat(n).startsWith("# line 6, service_line1: expected a street address"),
                n -> assertThat(n).startsWith("# line 7, name: expected text in UTF-8"),
                n -> assertThat(n).startsWith("# line 8, row: expected at most 65536 bytes"),
                n -> assertThat(n).startsWith("# line 11, row: expected 13 fields, as in the header, not 8"),
                n -> assertThat(n).startsWith("# line 12, row: expected a closing quotation mark"),
                n -> assertThat(n).startsWith("# line 15, service_zip: "),
                n -> assertThat(n).startsWith("# line 15, opened: "),
                n -> assertThat(n).startsWith("# line 15, email: "));
        // Byte for byte: every line of the file was either imported or is in the rejects.
        List<String> source = Files.readString(csv, StandardCharsets.ISO_8859_1).lines().toList();
        for (int line : List.of(3, 4, 5, 6, 7, 8, 11, 12, 15)) {
            assertThat(rejects.lines()).contains(source.get(line - 1));
        }
        assertThat(rejects.lines().filter(l -> !l.startsWith("# line "))).hasSize(10); // the header and nine rows
    }

    @Test
    void the_balance_of_an_imported_account_is_unknown_until_its_first_bill() throws IOException {
        var file = new ByteArrayOutputStream();
        line(file, SampleAccountFile.HEADER);
        line(file, ADA);
        importing.importFile(Files.write(folder.resolve("one.csv"), file.toByteArray()), ImportOptions.defaults(), p -> {});
        var ada = found("100200302").orElseThrow().id();

        assertThat(billing.bills.owed(ada)).isEmpty();
        billing.issue(ada, "84.12", LocalDate.of(2026, 11, 13), LocalDate.of(2026, 12, 4), 30);
        assertThat(billing.bills.owed(ada)).hasValueSatisfying(owed -> assertThat(owed.total()).isEqualTo(Money.usd("84.12")));
    }

    @Test
    void corrected_rejects_are_imported_like_any_file() throws IOException {
        Path csv = Files.writeString(folder.resolve("town.csv"),
                SampleAccountFile.HEADER + "\n" + ADA + "\n"
                        + ADA.replace("100200302", "100200483").replace("12 Alder", "7 Birch").replace("C1", "C2") + "\n");
        Path rejects = importing.importFile(csv, ImportOptions.defaults(), p -> {}).rejects().orElseThrow();
        Files.writeString(rejects, Files.readString(rejects).replace("100200483", "100200484"));
        assertThat(importing.importFile(rejects, ImportOptions.defaults(), p -> {}).counts()).isEqualTo(new ImportCounts(1, 1, 0, 0, 0));
        assertThat(found("100200484")).isPresent();
    }

    @Test
    void missing_unknown_or_duplicate_columns_are_all_reported() throws IOException {
        Path csv = Files.writeString(folder.resolve("town.csv"),
                SampleAccountFile.HEADER.replace("service_zip", "servicezip").replace("email", "name") + "\n");
        ImportFileException refused = catchThrowableOfType(ImportFileException.class,
                () -> importing.importFile(csv, ImportOptions.defaults(), p -> {
                }));
        assertThat(refused).hasMessageContaining("service_zip is missing").hasMessageContaining("servicezip is unknown")
                .hasMessageContaining("name is there twice");
        assertThatThrownBy(() -> importing.importFile(Files.writeString(folder.resolve("a.txt"), ""), ImportOptions.defaults(), p -> {}))
                .isInstanceOf(ImportFileException.class).hasMessageContaining(".ndjson");
        assertThatThrownBy(() -> importing.importFile(Files.writeString(folder.resolve("empty.csv"), ""), ImportOptions.defaults(), p -> {
        }))
                .isInstanceOf(ImportFileException.class).hasMessageContaining("empty");
    }

    @Test
    void columns_can_be_ignored_and_an_encoding_set() throws IOException {
        Path csv = Files.write(folder.resolve("town.csv"),
                (SampleAccountFile.HEADER + ",route\n" + ADA.replace("Ada", "Adá") + ",R7\n").getBytes(StandardCharsets.ISO_8859_1));
        var options = new ImportOptions(StandardCharsets.ISO_8859_1, Set.of("route"), java.util.Optional.empty(), false);
        assertThat(importing.importFile(csv, options, p -> {}).counts().added()).isEqualTo(1);
        assertThat(accounts.findPerson(found("100200302").orElseThrow().holder()).orElseThrow().name()).isEqualTo("Adá Okafor");
    }

    @Test
    void ndjson_is_imported_like_csv_and_only_broken_lines_are_rejected() throws IOException {
        Path file = Files.writeString(folder.resolve("town.ndjson"), """
                {"account_number": 100200302, "old_account_numbers": ["W-7781", "X12"], "name": "Ada Okafor", "phone": "503 555 0101", \
                "service_line1": "12 Alder St", "service_city": "Millbrook", "service_zip": "97999", "opened": "2024-10-01", "services": \
                ["electric:residential:E1"], "paperless": false}
                {"account_number": "100200484", "name": "Bo Lindqvist", "service_line1"
                {"account_number": "100200559", "name": "Cy Moreno", "servce_line1": "3 Cedar Ct", "service_city": "Millbrook", \
                "service_zip": "97999", "opened": "2024-10-01"}
                [1, 2]
                {"account_number": "100200716", "name": "Dée Navarro", "email": null, "service_line1": "21 Dogwood Ln", "service_city": \
                "Millbrook", "service_zip": "97999", "opened": "2024-10-01"}
                """);
        ImportResult imported = importing.importFile(file, ImportOptions.defaults(), p -> {});
        assertThat(imported.counts()).isEqualTo(new ImportCounts(5, 2, 0, 0, 3));
        assertThat(found("X12")).map(Account::number).contains(new AccountNumber("100200302"));
        assertThat(notes(Files.readString(imported.rejects().orElseThrow()))).satisfiesExactly(
                n -> assertThat(n).startsWith("# line 2, row: expected one JSON object"),
                n -> assertThat(n).startsWith("# line 3, servce_line1: expected no such field"),
                n -> assertThat(n).startsWith("# line 4, row: expected one JSON object"));
    }

    @Test
    void an_interrupted_import_is_resumed_where_it_stopped() throws IOException {
        Path file = withFaults(SampleAccountFile.csv(folder.resolve("town.csv"), 3_000, 7));
        class Broken extends RuntimeException {}
        for (int batch = 1; batch <= 3; batch++) {
            int until = batch;
            var batches = new ArrayList<ImportProgress>();
            assertThatThrownBy(() -> importing.importFile(file, ImportOptions.defaults(), p -> {
                batches.add(p);
                if (batches.size() == until) {
                    throw new Broken();
                }
            })).isInstanceOf(Broken.class);
        }
        ImportResult rest = importing.importFile(file, ImportOptions.defaults(), p -> {});
        assertThat(rest.resumedAt()).hasValueSatisfying(line -> assertThat(line).isGreaterThan(2_900));
        assertThat(rest.counts().rows()).isEqualTo(3_030);
        assertThat(rest.counts().added()).isEqualTo(3_000);
        assertThat(rest.counts().rejected()).isEqualTo(30);
        String rejects = Files.readString(rest.rejects().orElseThrow());
        assertThat(notes(rejects)).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void rows_stored_before_a_lost_checkpoint_are_safely_imported_again() throws IOException {
        Path file = SampleAccountFile.csv(folder.resolve("town.csv"), 1_200, 7);
        var fresh = importing.importFile(file, ImportOptions.defaults(), p -> {});
        // The rows are stored, but the checkpoint is older: the state after a kill at the worst moment.
        var again = importing.importFile(file, new ImportOptions(StandardCharsets.UTF_8, Set.of(), java.util.Optional.empty(), true), p -> {
        });
        assertThat(fresh.counts().added()).isEqualTo(1_200);
        assertThat(again.counts().added()).isZero();
        assertThat(again.counts().rejected()).isZero();
        assertThat(found(SampleAccountFile.number(1_199))).isPresent();
    }

    @Test
    void a_customers_change_is_kept_until_the_cis_sends_a_new_value() throws IOException {
        Path file = Files.writeString(folder.resolve("monday.csv"), SampleAccountFile.HEADER + "\n" + ADA + "\n");
        importing.importFile(file, ImportOptions.defaults(), p -> {});
        Person ada = accounts.findPerson(found("100200302").orElseThrow().holder()).orElseThrow();
        Contact added = Contact.phone(new PhoneNumber("+15035550142"), true);
        parts.profiles().change(ada.id(), ada.version(), new CustomerProfiles.ProfileEdit.AddContact(added), Actor.SYSTEM);

        Files.writeString(folder.resolve("tuesday.csv"), SampleAccountFile.HEADER + "\n" + ADA.replace("E1", "E2") + "\n");
        assertThat(importing.importFile(folder.resolve("tuesday.csv"), ImportOptions.defaults(), p -> {}).counts().changed()).isEqualTo(1);
        assertThat(accounts.findPerson(ada.id()).orElseThrow().contacts()).contains(added);
        assertThat(found("100200302").orElseThrow().agreements()).extracting(a -> a.meter().orElseThrow()).containsExactly("E2");

        Files.writeString(folder.resolve("wednesday.csv"), SampleAccountFile.HEADER + "\n" + ADA.replace(",en,", ",es,") + "\n");
        importing.importFile(folder.resolve("wednesday.csv"), ImportOptions.defaults(), p -> {});
        assertThat(accounts.findPerson(ada.id()).orElseThrow().language()).isEqualTo(Language.SPANISH);
    }

    @Test
    void preferences_chosen_here_survive_an_import_with_a_new_phone() throws IOException {
        String header = SampleAccountFile.HEADER.replace("language,", "");
        String row = ADA.replace(",en,", ",");
        importing.importFile(Files.writeString(folder.resolve("monday.csv"), header + "\n" + row + "\n"), ImportOptions.defaults(), p -> {});
        Person ada = accounts.findPerson(found("100200302").orElseThrow().holder()).orElseThrow();
        parts.profiles().change(ada.id(), ada.version(), new CustomerProfiles.ProfileEdit.ChangeLanguage(Language.SPANISH), Actor.SYSTEM);
        parts.profiles().change(ada.id(), ada.version() + 1, new CustomerProfiles.ProfileEdit.SetPaperless(true), Actor.SYSTEM);

        Files.writeString(folder.resolve("tuesday.csv"), header + "\n" + row.replace("555 0101", "555 0102") + "\n");
        assertThat(importing.importFile(folder.resolve("tuesday.csv"), ImportOptions.defaults(), p -> {}).counts().changed()).isEqualTo(1);
        Person now = accounts.findPerson(ada.id()).orElseThrow();
        assertThat(now.language()).isEqualTo(Language.SPANISH);
        assertThat(now.paperless()).isTrue();
        assertThat(now.contacts()).contains(Contact.phone(new PhoneNumber("+15035550102"), true));
    }

    @Test
    void a_mailing_address_stays_until_a_file_replaces_or_removes_it() throws IOException {
        String header = SampleAccountFile.HEADER + ",mailing_line1,mailing_city,mailing_zip\n";
        importing.importFile(Files.writeString(folder.resolve("monday.csv"), header + ADA + ",PO Box 4,Millbrook,97999\n"),
                ImportOptions.defaults(), p -> {});
        assertThat(adasMailingAddress()).contains("PO Box 4");

        String withNewPhone = ADA.replace("555 0101", "555 0102");
        importing.importFile(Files.writeString(folder.resolve("tuesday.csv"), header + withNewPhone + ",,,\n"), ImportOptions.defaults(),
                p -> {});
        assertThat(adasMailingAddress()).contains("PO Box 4");

        importing.importFile(Files.writeString(folder.resolve("wednesday.csv"), header + withNewPhone + ",none,,\n"),
                ImportOptions.defaults(), p -> {});
        assertThat(adasMailingAddress()).isEmpty();
    }

    private Optional<String> adasMailingAddress() {
        return accounts.findPerson(found("100200302").orElseThrow().holder()).orElseThrow().mailing().map(Address::line1);
    }

    /** Adds a faulty row after every hundred rows. */
    private Path withFaults(Path file) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        for (int i = lines.size() - 1; i > 0; i--) {
            if (i % 100 == 0) {
                lines.add(i + 1, lines.get(i).replace("97999", "979") .replaceFirst("^\\d+", "999999998"));
            }
        }
        return Files.writeString(file, lines.stream().collect(Collectors.joining("\n")) + "\n");
    }

    private java.util.Optional<Account> found(String number) {
        return accounts.findByNumber(new AccountNumber(number));
    }

    private static List<String> notes(String rejects) {
        return rejects.lines().filter(line -> line.startsWith("# line ")).toList();
    }

    private static void line(ByteArrayOutputStream file, String text) throws IOException {
        file.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_check_run_detects_a_duplicate_number_far_apart() throws IOException {
        Path file = SampleAccountFile.csv(folder.resolve("town.csv"), 600, 7);
        Files.writeString(file, Files.readString(file) + SampleAccountFile.row(0, 7) + "\n");
        ImportCounts tried = importing.importFile(file, ImportOptions.defaults().checking(), progress -> {}).counts();
        assertThat(tried).isEqualTo(new ImportCounts(601, 600, 0, 0, 1));
        assertThat(importing.importFile(file, ImportOptions.defaults(), progress -> {}).counts()).isEqualTo(tried);
    }
}
