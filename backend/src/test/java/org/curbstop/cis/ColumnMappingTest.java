package org.curbstop.cis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillsForTests;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.yaml.InvalidYamlException;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.CisAgreement;
import org.curbstop.utility.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples of docs/import.md, and exports of real systems, are imported unchanged. */
@DatabaseTest
class ColumnMappingTest {

    private static final Path SAMPLES = Path.of("../docs/samples");
    private static final String MAPPING = """
            columns:
              account_number: {column: ACCT, pad: 9}
              payment_number: NO
              posted: DAY
              amount: AMT
            """;

    @TempDir
    private Path folder;

    private final AccountsForTests accounts;
    private final BillsForTests billing;
    private final ImportsForTests imports;
    private final MovableClock clock =
            MovableClock.standingAt(Instant.parse("2026-11-26T18:00:00Z"), ZoneId.of("America/Los_Angeles"));

    ColumnMappingTest(TestStore store) {
        accounts = new AccountsForTests(store.store());
        billing = new BillsForTests(store.store(), clock, Optional.of(CisAgreement.DEFAULT));
        imports = new ImportsForTests(store.store(), accounts, billing, clock);
    }

    @BeforeEach
    void import_accounts() throws IOException {
        imported(CisFileKind.ACCOUNTS, "accounts.csv");
    }

    private ImportCounts imported(CisFileKind kind, String sample) throws IOException {
        return imported(kind, sample, ImportOptions.defaults());
    }

    private ImportCounts imported(CisFileKind kind, String sample, ImportOptions options) throws IOException {
        Path copy = Files.copy(SAMPLES.resolve(sample), folder.resolve(sample));
        ImportResult result = imports.importing.importFile(kind, copy, options, _ -> {});
        return result.counts();
    }

    private ImportOptions mapping(String name) {
        return ImportOptions.defaults().mappedBy(ColumnMapping.read(SAMPLES.resolve("mappings").resolve(name)));
    }

    private AccountId account(String number) {
        return accounts.accounts().findByNumber(new AccountNumber(number)).orElseThrow().id();
    }

    private Money owed(String number) {
        return billing.bills.owed(account(number)).map(AmountOwed::total).orElseThrow();
    }

    @Test
    void the_samples_in_the_documentation_can_be_imported() throws IOException {
        assertThat(imported(CisFileKind.BILLS, "bills.csv")).isEqualTo(new ImportCounts(2, 2, 0, 0, 0));
        assertThat(imported(CisFileKind.BALANCES, "balances.csv")).isEqualTo(new ImportCounts(2, 2, 0, 0, 0));
        assertThat(imported(CisFileKind.BALANCES, "balances.ndjson").rejected()).isZero();
        assertThat(imported(CisFileKind.PAYMENTS, "payments.csv")).isEqualTo(new ImportCounts(2, 2, 0, 0, 0));
        assertThat(imported(CisFileKind.READS, "reads.csv")).isEqualTo(new ImportCounts(2, 2, 0, 0, 0));
        assertThat(imported(CisFileKind.NETWORK, "network.csv")).isEqualTo(new ImportCounts(9, 9, 0, 0, 0));
        assertThat(imported(CisFileKind.NETWORK, "network.geojson").rejected()).isZero();
        assertThat(owed("100200484")).isEqualTo(Money.usd("212.40"));
        assertThat(owed("100200302")).isEqualTo(Money.usd("0.00"));
    }

    @Test
    void sap_balances_are_read_with_decimal_commas_and_trailing_minus() throws IOException {
        assertThat(imported(CisFileKind.BALANCES, "sap-isu-balances.txt", mapping("sap-isu-balances.yaml")))
                .isEqualTo(new ImportCounts(3, 2, 0, 0, 1)); // the third account does not exist
        assertThat(owed("100200484")).isEqualTo(Money.usd("1312.40"));
        assertThat(billing.bills.owed(account("100200484")).orElseThrow().pastDue()).isEqualTo(Money.usd("1228.15"));
    }

    @Test
    void oracle_bills_are_read_with_byte_order_mark_and_quoted_line_breaks() throws IOException {
        assertThat(imported(CisFileKind.BILLS, "oracle-ccb-bills.csv", mapping("oracle-ccb-bills.yaml")))
                .isEqualTo(new ImportCounts(2, 2, 0, 0, 0));
        Bill bill = billing.bills.list(account("100200484"), 1).getFirst();
        assertThat(bill.lines()).extracting(line -> line.amount()).containsExactly(Money.usd("1228.15")); // no line for water
        assertThat(bill.due()).isEqualTo(LocalDate.of(2026, 12, 4));
        assertThat(owed("100200302")).isEqualTo(Money.usd("84.12"));
    }

    @Test
    void dynamics_payments_are_read_in_utf_16_with_us_dates() throws IOException {
        assertThat(imported(CisFileKind.PAYMENTS, "dynamics-bc-payments.csv", mapping("dynamics-bc-payments.yaml")))
                .isEqualTo(new ImportCounts(2, 2, 0, 0, 0));
        LedgerEntry paid = billing.ledger.entries(account("100200302"), 5, Optional.empty()).getFirst();
        assertThat(paid.amount()).isEqualTo(Money.usd("-1084.12"));
        assertThat(LocalDate.ofInstant(paid.at(), clock.getZone())).isEqualTo(LocalDate.of(2026, 3, 4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "M/d/yyyy; 3/4/2025; 2025-03-04", "d/M/yyyy; 3/4/2025; 2025-04-03", "yyyyMMdd; 20250304; 2025-03-04", "M/d/yy; 3/4/25; 2025-03-04",
        "M/d/yyyy; 2/30/2025; rejected", "''; 3/4/2025; rejected", "M/d/yyyy; 13/1/2025; rejected"})
    void a_date_is_read_only_in_a_configured_format(String form, String day, String meant) throws IOException {
        String dates = form.isEmpty() ? "" : "dates: \"" + form + "\"\n";
        ImportCounts counts = mapped(dates + MAPPING, "ACCT,NO,DAY,AMT\n100200302,P1," + day + ",5.00\n", StandardCharsets.UTF_8);
        assertThat(counts.rejected()).isEqualTo(meant.equals("rejected") ? 1 : 0);
        assertThat(billing.ledger.entries(account("100200302"), 5, Optional.empty()))
                .allSatisfy(entry -> assertThat(LocalDate.ofInstant(entry.at(), clock.getZone())).isEqualTo(LocalDate.parse(meant)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "point; 1,234.50; 1234.50", "comma; 1.234,50; 1234.50", "comma; 1 234,50; 1234.50", "point; 12.50-; -12.50",
                "point; (12.50); -12.50",
        "comma; 84.12; rejected", "comma; 84.120; 84120.00", "comma; 1234.567,00; rejected", "comma; -12,50; -12.50",
                "comma; 1'234,5; 1234.50", "comma; 1,234,50; rejected",
        "point; $12.50; 12.50", "point; 1234,50; rejected", "point; 1,23.50; rejected", "point; 12.505; rejected",
                "point; -12.50-; rejected",
        "point; 1e3; rejected", "point; 99999999999999999999; rejected"})
    void an_amount_is_read_exactly_or_rejected(String decimal, String text, String meant) throws IOException {
        ImportCounts counts = mapped("decimal: " + decimal + "\ndelimiter: semicolon\n" + MAPPING,
                "ACCT;NO;DAY;AMT\n100200302;P1;2026-11-20;\"" + text + "\"\n", StandardCharsets.UTF_8);
        assertThat(counts.rejected()).isEqualTo(meant.equals("rejected") ? 1 : 0);
        assertThat(billing.ledger.entries(account("100200302"), 5, Optional.empty()))
                .allSatisfy(entry -> assertThat(entry.amount()).isEqualTo(Money.usd(meant).negated()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "-12.50; 12.50", "12.50; -12.50", "(12.50); 12.50", "12.50-; 12.50", "--12.50; rejected", "-12.50-; rejected", "(-12.50); rejected"})
    void an_amount_with_the_opposite_sign_has_one_sign_or_is_rejected(String text, String meant) throws IOException {
        ImportCounts counts = mapped(MAPPING.replace("amount: AMT", "amount: {column: AMT, negate: true}"),
                "ACCT,NO,DAY,AMT\n100200302,P1,2026-11-20," + text + "\n", StandardCharsets.UTF_8);
        assertThat(counts.rejected()).isEqualTo(meant.equals("rejected") ? 1 : 0);
        assertThat(billing.ledger.entries(account("100200302"), 5, Optional.empty()))
                .allSatisfy(entry -> assertThat(entry.amount()).isEqualTo(Money.usd(meant).negated()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"187.3; 1", "1,187.3; 1", "187,3; 0", "1,18; 0"})
    void a_comma_in_a_read_only_separates_thousands(String register, int added) throws IOException {
        assertThat(reads("account_number,meter,service,date,register,used,days\n100200302,W2002,water,2026-11-20,\"" + register
                + "\",4.2,31\n", ImportOptions.defaults()).added()).isEqualTo(added);
    }

    @Test
    void wrong_reads_are_replaced_by_a_file_of_corrections() throws IOException {
        String header = "account_number,meter,service,date,register,used,days\n";
        String wrong = "100200302,W2002,water,2026-11-20,1873,42,31\n";
        String right = "100200302,W2002,water,2026-11-20,187.3,4.2,31\n";
        reads(header + wrong, ImportOptions.defaults());
        assertThat(reads(header + right, ImportOptions.defaults()).rejected()).isEqualTo(1);
        ImportOptions correction = ImportOptions.defaults().mappedBy(ColumnMapping.parse("mapping.yaml", """
                columns: {account_number: account_number, meter: meter, service: service, date: date, register: register, used: used,
                  days: days, corrected: {constant: "yes"}}
                """));
        assertThat(reads(header + right + wrong, correction)).isEqualTo(new ImportCounts(2, 0, 1, 0, 1));
        assertThat(imports.reads.listSince(account("100200302"), LocalDate.of(2026, 11, 1))).singleElement()
                .satisfies(read -> assertThat(read.used()).isEqualByComparingTo("4.2"));
        assertThat(reads(header + right, correction).same()).isEqualTo(1);
    }

    private ImportCounts reads(String text, ImportOptions options) throws IOException {
        Path file = Files.writeString(folder.resolve("reads.csv"), text);
        return imports.importing.importFile(CisFileKind.READS, file, options, _ -> {}).counts();
    }

    @Test
    void a_part_that_the_mapping_cannot_convert_does_not_lose_the_row() throws IOException {
        String mapping = """
                dates: d.M.yyyy
                decimal: comma
                delimiter: semicolon
                columns: {account_number: ACCT, balance: AMT, as_of: DAY, due: DUE, not_due: OPEN}
                """;
        Path file = Files.writeString(folder.resolve("balances.csv"), "ACCT;AMT;DAY;DUE;OPEN\n"
                + "100200302;84,12;24.11.2026;31.02.2026;84,12\n100200484;212.40;24.11.2026;;\n");
        ImportResult result = imports.importing.importFile(CisFileKind.BALANCES, file,
                ImportOptions.defaults().mappedBy(ColumnMapping.parse("mapping.yaml", mapping)), _ -> {});
        assertThat(result.counts()).isEqualTo(new ImportCounts(2, 1, 0, 0, 1, 1, 0));
        assertThat(Files.readString(result.rejects().orElseThrow()))
                .contains("# line 2, due: expected a date in the form that the mapping names in column DUE")
                .contains("# line 3, balance: expected a number with a decimal comma, as the mapping says in column AMT");
        assertThat(owed("100200302")).isEqualTo(Money.usd("84.12"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "windows-1252", "UTF-16", "UTF-16LE"})
    void any_encoding_gives_the_same_rows(String charset) throws IOException {
        ImportCounts counts = mapped("encoding: " + charset + "\n" + MAPPING,
                "ACCT,NO,DAY,AMT,NOTE\r\n100200302,P\u00e9,2026-11-20,5.00,\"two\r\nlines, \"\"quoted\"\"\"\r\n", Charset.forName(charset));
        assertThat(counts).isEqualTo(new ImportCounts(1, 1, 0, 0, 0));
        assertThat(billing.ledger.entries(account("100200302"), 5, Optional.empty()).getFirst().source()).endsWith("/P\u00e9");
    }

    @Test
    void copies_of_customer_files_do_not_stay_in_the_temporary_folder() throws IOException {
        Path left = Files.writeString(Files.createTempFile("curbstop-import", ".utf8"), "Ada Mitchell, left by a killed process");
        Path current = Files.createTempFile("curbstop-import", ".utf8");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        mapped("encoding: UTF-16LE\n" + MAPPING, "ACCT,NO,DAY,AMT\n100200302,P1,2026-11-20,5.00\n", StandardCharsets.UTF_16LE);

        assertThat(left).doesNotExist();
        assertThat(current).as("of an import in progress").exists();
        Files.delete(current);
    }

    private ImportCounts mapped(String mapping, String text, Charset charset) throws IOException {
        Path file = Files.writeString(folder.resolve("theirs.csv"), text, charset);
        return imports.importing.importFile(CisFileKind.PAYMENTS, file,
                ImportOptions.defaults().mappedBy(ColumnMapping.parse("mapping.yaml", mapping)), _ -> {}).counts();
    }

    @Test
    void an_invalid_mapping_reports_every_mistake() {
        assertThatThrownBy(() -> ColumnMapping.parse("m.yaml",
                "kind: invoices\nencoding: nonsense\ndates: bbb\ncolumns: {amount: A}\nextra: 1\n"))
                .isInstanceOf(InvalidYamlException.class).hasMessageContaining("kind").hasMessageContaining("encoding")
                .hasMessageContaining("dates").hasMessageContaining("extra");
        assertThatThrownBy(() -> mapped("kind: bills\ncolumns: {amount: A, colour: B}\n", "A,B\n", StandardCharsets.UTF_8))
                .isInstanceOf(ImportFileException.class).hasMessageContaining("it is one of bills")
                .hasMessageContaining("columns.colour is no field of payments").hasMessageContaining("columns.posted is missing");
        assertThatThrownBy(() -> mapped(MAPPING, "ACCT,NO,DAY\n", StandardCharsets.UTF_8))
                .isInstanceOf(ImportFileException.class).hasMessageContaining("column AMT is missing");
    }
}
