package org.curbstop.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.cis.CisFileKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportCommandTest extends CommandTest {

    private static final Path SAMPLES = Path.of("../docs/samples");

    private String sample(String name) throws IOException {
        return Files.copy(SAMPLES.resolve(name), folder.resolve(name)).toString();
    }

    @Test
    void every_kind_of_file_has_a_command_with_the_same_options() {
        assertThat(ImportCommand.line().getSubcommands()).containsKeys(
                Stream.of(CisFileKind.values()).map(CisFileKind::code).toArray(String[]::new));
        Stream.of(CisFileKind.values()).forEach(kind -> assertThat(importing(kind.code(), "--help")).isZero());
        assertThat(out.toString()).contains("what each account owes", "--check", "--mapping", "what became of orders in the field");
        assertThat(importing()).isEqualTo(2);
        assertThat(err.toString()).contains("import what? one of:").contains("orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void the_staff_view_has_a_label_for_every_kind_of_file(String language) throws IOException {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/languages", language, "portal.properties"))) {
            texts.load(in);
        }
        assertThat(texts.stringPropertyNames()).contains(
                Stream.of(CisFileKind.values()).map(kind -> "desk.files.kind." + kind).toArray(String[]::new));
    }

    @Test
    void the_guide_keeps_rehearsal_and_real_data_apart_and_names_the_limit() throws IOException {
        String guide = Files.readString(Path.of("../docs/going-live.md"));
        String samples = guide.substring(guide.indexOf("\n    (\n"), guide.indexOf("\n    )\n"));
        String others = guide.replace(samples, "");
        assertThat(samples).contains("export CURBSTOP_DATA=/tmp/rehearsal-data");
        assertThat(others).doesNotContain("CURBSTOP_DATA=/tmp");
        assertThat(others.substring(0, others.indexOf("## 4."))).contains("CURBSTOP_MONGODB_URI", "100,000 documents",
                "CURBSTOP_DATA=/srv");
    }

    @Test
    void a_customer_list_is_imported_with_the_sample_mapping() throws IOException {
        Path mapping = SAMPLES.resolve("mappings/account-list.yaml");
        assertThat(importing("accounts", "--quiet", "--mapping", mapping.toString(), sample("account-list.txt"))).isZero();
        assertThat(out.toString()).contains("3 rows: 3 added");
        try (var context = CommandContext.start()) {
            Accounts accounts = context.getBean(Accounts.class);
            Account organization = accounts.findByNumber(new AccountNumber("100200708")).orElseThrow();
            assertThat(accounts.findPerson(organization.holder()).orElseThrow().name()).isEqualTo("Millbrook Homes LLC");
            assertThat(organization.agreements()).singleElement().satisfies(each -> assertThat(each.meter()).contains("W2007"));
            Account ada = accounts.findByNumber(new AccountNumber("100200302")).orElseThrow();
            assertThat(accounts.findPerson(ada.holder()).orElseThrow().name()).isEqualTo("Ada Okafor");
            assertThat(ada.agreements()).hasSize(2);
        }
    }

    @Test
    void files_are_imported_listed_and_undone() throws IOException {
        assertThat(importing("accounts", "--quiet", sample("accounts.csv"))).isZero();
        assertThat(importing("balances", "--quiet", sample("balances.csv"))).isZero();
        assertThat(importing("orders", "--quiet", "--check", sample("orders.csv"))).as("orders of unknown accounts")
                .isEqualTo(ImportFileCommand.REJECTED);
        assertThat(folder.resolve("orders.csv.rejects")).content().contains("the number of an order that was placed here");
        assertThat(importing("runs")).isZero();
        assertThat(out.toString()).contains("balances  applied");
        out.getBuffer().setLength(0);
        assertThat(importing("undo", "2")).isZero();
        assertThat(out.toString()).startsWith("run 2: taken back, with ").contains("customers hear what they heard before it")
                .doesNotContain(" added,");
        assertThat(importing("undo", "77")).isEqualTo(ImportFileCommand.REFUSED);
        assertThat(err.toString()).contains("there is no run 77");
    }
}
