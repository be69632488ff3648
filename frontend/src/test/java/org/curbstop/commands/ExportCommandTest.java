package org.curbstop.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.ProfileChanged;
import org.curbstop.audit.AuditEntry;
import org.curbstop.audit.AuditTrail;
import org.curbstop.cis.postings.Posting;
import org.curbstop.cis.postings.PostingStatus;
import org.curbstop.cis.postings.StaffPostings;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExportCommandTest {

    private static final PrintStream STDOUT = System.out;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void set_data_folder() {
        System.setProperty("curbstop.data", folder.resolve("data").toString());
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void clear_data_folder() {
        System.clearProperty("curbstop.data");
        System.setOut(STDOUT);
    }

    private int run(String... line) {
        return new CommandLine(new ExportCommand()).setErr(new PrintWriter(err, true)).execute(line);
    }

    @Test
    void a_day_without_postings_gives_a_file_with_only_a_trailer() {
        Path file = folder.resolve("day.csv");
        assertThat(run("postings", "--date", "2026-11-22", "--to", file.toString())).isZero();
        assertThat(file).content().startsWith("sequence,id,kind,").contains("\n#end,0,0,0,");
        assertThat(err.toString()).contains("no postings");
        assertThat(folder).isDirectoryNotContaining(each -> each.getFileName().toString().endsWith(".tmp"));
    }

    @Test
    void without_a_file_postings_go_to_standard_output() {
        assertThat(run("postings", "--since", "0")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).as("without log lines").startsWith("sequence,id,kind,").contains("\n#end,0,0,0,");
    }

    @Test
    void an_answer_to_an_unknown_posting_and_a_wrong_header_are_rejected() throws IOException {
        Path answers = Files.writeString(folder.resolve("answers.csv"), "sequence,status\n1,accepted\n");
        assertThat(importing(answers, "--check")).isEqualTo(3);
        assertThat(importing(answers)).isEqualTo(3);
        assertThat(folder.resolve("answers.csv.rejects")).content().contains("# line 2, sequence");
        assertThat(importing(Files.writeString(folder.resolve("no.csv"), "a,b\n"))).isEqualTo(2);
        assertThat(err.toString()).contains("column sequence is missing");
        assertThat(importing(folder.resolve("none.csv"))).isEqualTo(2);
    }

    private int importing(Path file, String... more) {
        return ImportCommand.line().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("acknowledgements", "--quiet", file.toString()), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void answers_in_the_layout_of_the_billing_system_are_read_with_a_mapping() throws IOException {
        importAccounts();
        addContactOfAda();
        String today = LocalDate.now(ZoneId.of("America/Los_Angeles")).format(DateTimeFormatter.ofPattern("M/d/yyyy"));
        Path answers = Files.writeString(folder.resolve("answers.txt"),
                "EXT_REF;STATE;MESSAGE;BOOK_DT\n1;BOOKED;;" + today + "\n7;BOOKED;;" + today + "\n1;LATER;;\n");
        String mapping = "../docs/samples/mappings/acknowledgements.yaml";

        assertThat(importing(answers, "--mapping", mapping)).isEqualTo(3);
        assertThat(folder.resolve("answers.txt.rejects")).content()
                .contains("# line 3, sequence: expected the number of a posting", "# line 4, status");
        try (var context = CommandContext.start()) {
            Posting posting = context.getBean(StaffPostings.class).find("1", Actor.SYSTEM).orElseThrow();
            assertThat(posting.status()).isEqualTo(PostingStatus.ACKNOWLEDGED);
        }
        Path again = Files.writeString(folder.resolve("again.txt"), "EXT_REF;STATE;MESSAGE;BOOK_DT\n1;REJECTED;no;\n");
        assertThat(importing(again, "--mapping", mapping)).as("an acceptance is final").isEqualTo(3);
    }

    private void importAccounts() throws IOException {
        Path accounts = Files.copy(Path.of("../docs/samples/accounts.csv"), folder.resolve("accounts.csv"));
        assertThat(ImportCommand.line().setOut(new PrintWriter(new StringWriter())).execute("accounts", "--quiet", accounts.toString()))
                .isZero();
    }

    @Test
    void refused_postings_can_be_exported_alone() {
        assertThat(run("postings", "--refused")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\n#end,0,0,0,");
        assertThat(run("postings", "--refused", "--unacknowledged")).isEqualTo(2);
    }

    @Test
    void changed_contacts_go_to_a_file_that_only_its_owner_can_read() throws IOException {
        importAccounts();
        AccountId id = addContactOfAda();
        Path file = folder.resolve("contacts.ndjson");

        assertThat(run("contacts", "--since", "0", "--to", file.toString())).isZero();
        assertThat(file).content().startsWith("{\"number\":\"100200302\",").contains("\"value\":\"ada@millbrook.example\"")
                .doesNotContain("Okafor", "100200484");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(err.toString()).contains("accounts: 1; next time: --since 1");
        try (var context = CommandContext.start()) {
            assertThat(context.getBean(AuditTrail.class).listByAccount(id, 10)).extracting(AuditEntry::did).contains("contacts-exported");
        }
        assertThat(run("contacts", "--since", "1", "--to", file.toString())).isZero();
        assertThat(file).isEmptyFile();
        assertThat(run("contacts", "--since", "0")).isEqualTo(2);
        assertThat(run("contacts", "--since", "-1", "--to", file.toString())).isEqualTo(2);
    }

    private static AccountId addContactOfAda() {
        try (var context = CommandContext.start()) {
            Accounts accounts = context.getBean(Accounts.class);
            Account account = accounts.findByNumber(new AccountNumber("100200302")).orElseThrow();
            Person ada = accounts.findPerson(account.holder()).orElseThrow();
            Contact added = Contact.email("ada@millbrook.example", false);
            context.getBean(CustomerProfiles.class).change(ada.id(), ada.version(), new CustomerProfiles.ProfileEdit.AddContact(added),
                    Actor.SYSTEM);
            context.publishEvent( // as the server does
                    new ProfileChanged(ada.id(), ada.version() + 1, "contact-added", Optional.of(added.masked()), Instant.now(),
                            Optional.empty()));
            return account.id();
        }
    }

    @Test
    void export_requires_one_range_and_a_valid_mapping() throws IOException {
        assertThat(run("postings")).isEqualTo(2);
        assertThat(run("postings", "--date", "2026-11-22", "--since", "3")).isEqualTo(2);
        assertThat(run("postings", "--date", "tomorrow")).isEqualTo(2);
        assertThat(run("postings", "--since", "-1")).isEqualTo(2);
        assertThat(run("postings", "--since", "0", "--mapping", folder.resolve("none.yaml").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("no such file");
        Path mapping = Files.writeString(folder.resolve("map.yaml"), "columns:\n  - {name: A, from: nothing}\n");
        Path file = folder.resolve("all.csv");
        assertThat(run("postings", "--since", "0", "--mapping", mapping.toString(), "--to", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("map.yaml:2");
        assertThat(file).doesNotExist();
        assertThat(run()).isEqualTo(2);
    }
}
