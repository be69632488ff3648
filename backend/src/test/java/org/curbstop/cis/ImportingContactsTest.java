package org.curbstop.cis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.accounts.Delegate;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Premise;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.accounts.imports.AccountImportRow;
import org.curbstop.accounts.imports.AccountUpsertResult;
import org.curbstop.accounts.imports.ImportConflict;
import org.curbstop.accounts.lookup.AccountRepository.StoredAccount;
import org.curbstop.billing.BillsForTests;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A detail of a customer that cannot be read does not keep the account, its bills and its balance out. */
@DatabaseTest
class ImportingContactsTest {

    private static final String HEADER = SampleAccountFile.HEADER + ",phone_2,phone_can_text,paperless,latitude,longitude\n";
    private static final String ADA = HEADER + "100200302,,C1,Ada Okafor,503 555 0101,ada@example.org,en,12 Alder St,,Millbrook,97999,"
            + "2024-10-01,electric:residential:E1,503 555 0102,yes,yes,44.05,-123.09\n";
    private static final String UNREADABLE = ADA.replace("ada@example.org", "ada at example").replace("555 0102", "000 0000")
            .replace(",en,", ",?,").replace("44.05", "north");

    @TempDir
    private Path folder;

    private final AccountsForTests accounts;
    private final ImportsForTests imports;
    private int files;

    ImportingContactsTest(TestStore store) {
        accounts = new AccountsForTests(store.store());
        imports = new ImportsForTests(store.store(), accounts, new BillsForTests(store.store(), Clock.systemUTC()), Clock.systemUTC());
    }

    private ImportResult run(String text) throws IOException {
        return imports.importFile(Files.writeString(folder.resolve("f" + ++files + ".csv"), text), ImportOptions.defaults(), _ -> {});
    }

    private Account account() {
        return accounts.accounts().findByNumber(new AccountNumber("100200302")).orElseThrow();
    }

    private Person ada() {
        return accounts.accounts().findPerson(account().holder()).orElseThrow();
    }

    @Test
    void an_invalid_contact_is_listed_and_the_account_imported_without_it() throws IOException {
        ImportResult imported = run(UNREADABLE);
        assertThat(imported.counts().added()).isEqualTo(1);
        assertThat(imported.counts().incomplete()).isEqualTo(1);
        List<String> notes = Files.readString(imported.rejects().orElseThrow()).lines().filter(line -> line.startsWith("# line ")).toList();
        assertThat(notes).satisfiesExactlyInAnyOrder(
                n -> assertThat(n).startsWith("# line 2, phone_2: expected a phone number"),
                n -> assertThat(n).startsWith("# line 2, email: expected an e-mail address"),
                n -> assertThat(n).startsWith("# line 2, language: expected a language tag"),
                n -> assertThat(n).startsWith("# line 2, latitude: expected degrees"));
        assertThat(ada().contacts()).containsExactly(Contact.phone(new PhoneNumber("+15035550101"), true));
        assertThat(ada().paperless()).as("there is no address to write to").isFalse();
    }

    @Test
    void stored_contacts_stay_while_the_new_ones_of_their_kind_are_unreadable() throws IOException {
        run(ADA);
        run(UNREADABLE.replace("555 0101", "555 0103").replace(":E1", ":E2"));
        assertThat(ada().contacts()).extracting(Contact::value)
                .containsExactlyInAnyOrder("+15035550103", "+15035550101", "+15035550102", "ada@example.org");
        assertThat(ada().paperless()).isTrue();
        assertThat(account().premise().point()).isPresent();
        assertThat(account().agreements()).extracting(ServiceAgreement::meter).as("the readable rest").singleElement()
                .satisfies(meter -> assertThat(meter).contains("E2"));

        run(ADA.replace("ada@example.org", "ada at example").replace("555 0102", "555 0104"));
        assertThat(ada().contacts()).as("only the e-mail address was unreadable").extracting(Contact::value)
                .containsExactlyInAnyOrder("+15035550101", "+15035550104", "ada@example.org");
        run(ADA.replace("ada@example.org", "").replace("555 0102", "555 0104"));
        assertThat(ada().contacts()).as("removed in the other system").extracting(Contact::kind).containsOnly(Contact.Kind.PHONE);
    }

    @Test
    void a_number_of_one_digit_means_that_there_is_none() throws IOException {
        run(ADA);
        ImportResult imported = run(ADA.replace("503 555 0101", "000-000-0000"));
        assertThat(imported.counts().incomplete()).isZero();
        assertThat(ada().contacts()).extracting(Contact::value).containsExactlyInAnyOrder("+15035550102", "ada@example.org");
    }

    @Test
    void contacts_that_are_kept_do_not_exceed_what_a_person_may_have() throws IOException {
        for (int night = 0; night < 12; night++) {
            run(ADA.replace("503 555 0101", "503 000 0000").replace("555 0102", "555 01%02d".formatted(10 + night)));
        }
        assertThat(ada().contacts()).hasSize(Person.MAX_CONTACTS).extracting(Contact::value).contains("+15035550121");
    }

    @Test
    void an_unlisted_code_of_a_detail_is_listed_and_of_the_customer_number_rejected() throws IOException {
        ImportOptions options = ImportOptions.defaults().mappedBy(ColumnMapping.parse("mapping.yaml", """
                columns:
                  account_number: account_number
                  customer_number: {column: customer_number, values: {C1: C1}}
                  name: name
                  phone: phone
                  phone_can_text: {column: phone_can_text, values: {Y: "yes"}}
                  language: {column: language, values: {E: en}}
                  service_line1: service_line1
                  service_city: service_city
                  service_zip: service_zip
                  opened: opened
                """));
        Path file = Files.writeString(folder.resolve("mapped.csv"), ADA + ADA.lines().skip(1).findFirst().orElseThrow()
                .replace("100200302", "100200484").replace(",C1,", ",C2,").replace("12 Alder", "7 Birch") + "\n");
        ImportResult imported = imports.importFile(file, options, _ -> {});
        assertThat(imported.counts()).isEqualTo(new ImportCounts(2, 1, 0, 0, 1, 1, 0));
        assertThat(Files.readString(imported.rejects().orElseThrow())).contains("# line 2, language: expected one of the values that")
                .contains("# line 2, phone_can_text: ").contains("# line 3, customer_number: expected one of the values");
        assertThat(ada().contacts()).contains(Contact.phone(new PhoneNumber("+15035550101"), false));
    }

    private void change(CustomerProfiles.ProfileEdit edit) {
        accounts.profiles().change(ada().id(), ada().version(), edit, Actor.SYSTEM);
    }

    @Test
    void a_detail_that_the_other_system_did_not_change_stays_as_it_is_here() throws IOException {
        run(ADA);
        Contact old = Contact.phone(new PhoneNumber("+15035550102"), true);
        Contact added = Contact.phone(new PhoneNumber("+15035550142"), true);
        change(new CustomerProfiles.ProfileEdit.AddContact(added));
        change(new CustomerProfiles.ProfileEdit.RemoveContact(old));
        change(new CustomerProfiles.ProfileEdit.ChangeLanguage(Language.SPANISH));
        List<Contact> chosen = ada().contacts();
        ImportResult corrected = run(ADA.replace("Ada Okafor", "Ada Okafor-Reyes"));
        assertThat(corrected.counts()).isEqualTo(new ImportCounts(1, 0, 1, 0, 0, 0, 1));
        assertThat(ada().name()).isEqualTo("Ada Okafor-Reyes");
        assertThat(ada().contacts()).isEqualTo(chosen).contains(added).doesNotContain(old);
        assertThat(ada().language()).isEqualTo(Language.SPANISH);
        // A second account of hers says nothing new either.
        run(ADA + ADA.lines().skip(1).findFirst().orElseThrow().replace("100200302", "100200484").replace("12 Alder", "7 Birch") + "\n");
        assertThat(ada().contacts()).isEqualTo(chosen);
    }

    @Test
    void a_change_on_both_sides_is_listed_and_no_contact_lost() throws IOException {
        run(ADA);
        Contact verified = ada().contacts().stream().filter(contact -> contact.kind() == Contact.Kind.EMAIL).findFirst().orElseThrow();
        change(new CustomerProfiles.ProfileEdit.AddContact(Contact.phone(new PhoneNumber("+15035550142"), true)));
        change(new CustomerProfiles.ProfileEdit.ChangeLanguage(Language.SPANISH));
        ImportResult imported = run(ADA.replace("555 0101", "555 0177").replace(",en,", ",ru,"));
        assertThat(imported.counts()).isEqualTo(new ImportCounts(1, 0, 1, 0, 0, 1, 1));
        assertThat(Files.readString(imported.rejects().orElseThrow()).lines().filter(line -> line.startsWith("# line "))).satisfiesExactly(
                n -> assertThat(n).startsWith("# line 2, phone: expected no other value").endsWith("both are kept"),
                n -> assertThat(n).startsWith("# line 2, language: expected no other value").endsWith("in this row counts"));
        assertThat(ada().contacts()).contains(verified).extracting(Contact::value)
                .containsExactlyInAnyOrder("+15035550177", "+15035550102", "+15035550142", "ada@example.org");
        assertThat(ada().language()).isEqualTo(new Language("ru"));
        assertThat(run(ADA.replace("555 0101", "555 0177").replace(",en,", ",ru,") + "\n").counts().incomplete()).isZero();
    }

    @Test
    void a_number_with_another_customer_is_another_account_and_is_listed() throws IOException {
        run(ADA);
        accounts.repository().accounts.change(account().id().value(), held -> held.with(withDelegate(held.asAccount())));
        run(ADA.replace(",C1,", ",C1-NEW,")); // the same customer under another number
        assertThat(account().delegates()).hasSize(1);
        Account adas = account();
        ImportResult imported = run(ADA.replace(",C1,", ",C9,").replace("Ada Okafor", "Bo Lindqvist").replace("555 0101", "555 0188"));
        assertThat(imported.counts()).isEqualTo(new ImportCounts(1, 0, 1, 0, 0, 1, RowOutcome.GIVEN));
        assertThat(Files.readString(imported.rejects().orElseThrow()))
                .contains("# line 2, customer_number: expected the customer as before");
        assertThat(account().id()).isNotEqualTo(adas.id());
        assertThat(account().delegates()).isEmpty();
        assertThat(ada().name()).isEqualTo("Bo Lindqvist");
        assertThat(accounts.accounts().listVisibleTo(adas.holder())).singleElement().satisfies(closed -> {
            assertThat(closed.id()).isEqualTo(adas.id());
            assertThat(closed.number()).isEqualTo(new AccountNumber("100200302X1"));
            assertThat(closed.closed()).isPresent();
        });
    }

    private static Account withDelegate(Account account) {
        return new Account(account.id(), account.version(), account.number(), account.oldNumbers(), account.holder(),
                Set.of(new Delegate(PersonId.create(), Delegate.Role.PAYER)), account.premise(), account.agreements(),
                account.customerClass(), account.opened(), account.closed());
    }

    @Test
    void another_name_without_a_customer_number_is_another_customer_and_listed() throws IOException {
        run(ADA.replace(",C1,", ",,"));
        PersonId first = account().holder();
        run(ADA.replace(",C1,", ",,").replace("Ada Okafor", "OKAFOR ADA"));
        assertThat(account().holder()).isEqualTo(first);
        ImportResult imported = run(ADA.replace(",C1,", ",,").replace("Ada Okafor", "Bo Lindqvist"));
        assertThat(Files.readString(imported.rejects().orElseThrow())).contains("# line 2, name: expected the name as before");
        assertThat(account().holder()).isNotEqualTo(first);
        assertThat(ada().name()).isEqualTo("Bo Lindqvist");
        assertThat(accounts.accounts().findPerson(first).orElseThrow().name()).isEqualTo("OKAFOR ADA");
        run(ADA.replace(",C1,", ",,").replace("Ada Okafor", "Cy Moreno"));
        assertThat(accounts.accounts().listInvolving(first)).extracting(Account::number).containsExactly(new AccountNumber("100200302X1"));
        assertThat(ada().name()).isEqualTo("Cy Moreno");
    }

    @Test
    void phones_are_not_texted_if_the_file_does_not_say_clearly_that_they_may_be() throws IOException {
        run(ADA.replace(",yes,yes,", ",maybe,yes,"));
        assertThat(ada().contacts()).contains(Contact.phone(new PhoneNumber("+15035550101"), false));
    }

    @Test
    void an_account_opened_here_keeps_its_delegates_when_it_is_imported_first() throws IOException {
        run(ADA);
        accounts.repository().accounts.change(account().id().value(),
                held -> StoredAccount.of(withDelegate(held.asAccount()), Optional.empty()));
        ImportResult imported = run(ADA.replace(",C1,", ",C7,"));
        assertThat(imported.counts()).isEqualTo(new ImportCounts(1, 0, 1, 0, 0, 0, 1));
        assertThat(account().delegates()).hasSize(1);
    }

    private void openHere(String name) {
        var mailing = MillbrookCustomers.at("7 Birch Ave");
        var person = new Person(PersonId.create(), 0, name, List.of(Contact.phone(new PhoneNumber("+15035550142"), true).asVerified()),
                Language.SPANISH, false, Optional.of(mailing), false);
        var premise = new Premise(PremiseId.create(), 0, MillbrookCustomers.at("12 Alder St"), Optional.empty(), Optional.empty(),
                Optional.empty());
        accounts.accounts().add(person);
        accounts.accounts().add(premise);
        accounts.accounts().add(new Account(AccountId.create(), 0, new AccountNumber("100200302"), List.of(), person.id(), Set.of(),
                premise, List.of(), CustomerClass.RESIDENTIAL, LocalDate.of(2026, 11, 1), Optional.empty()));
    }

    @Test
    void what_a_customer_gave_when_starting_service_here_survives_the_first_row() throws IOException {
        openHere("Ada Okafor");
        PersonId person = account().holder();
        ImportResult imported = run(ADA.replace("Ada Okafor", "Ada N Okafor-Reyes"));
        assertThat(Files.readString(imported.rejects().orElseThrow()).lines().filter(line -> line.startsWith("# line "))).satisfiesExactly(
                n -> assertThat(n).startsWith("# line 2, phone: ").endsWith("both are kept"),
                n -> assertThat(n).startsWith("# line 2, language: ").endsWith("the one from here is kept"));
        run(ADA + "\n");
        assertThat(account().holder()).isEqualTo(person);
        assertThat(ada().contacts().getFirst()).isEqualTo(Contact.phone(new PhoneNumber("+15035550142"), true).asVerified());
        assertThat(ada().contacts()).extracting(Contact::value).contains("+15035550101", "ada@example.org");
        assertThat(ada().language()).isEqualTo(Language.SPANISH);
        assertThat(ada().mailing()).contains(MillbrookCustomers.at("7 Birch Ave"));
        assertThat(ada().name()).isEqualTo("Ada Okafor");
    }

    @Test
    void the_first_row_of_a_known_customer_is_listed() throws IOException {
        run(ADA.replace("100200302", "100200484").replace("12 Alder", "9 Cedar"));
        openHere("Ada Okafor");
        assertThat(Files.readString(run(ADA).rejects().orElseThrow())).contains("# line 2, customer_number: expected a new customer");
    }

    @Test
    void an_account_opened_here_whose_number_is_another_customers_is_not_theirs() throws IOException {
        openHere("Cy Moreno");
        Account opened = account();
        run(ADA);
        assertThat(account().id()).isNotEqualTo(opened.id());
        assertThat(ada().contacts()).extracting(Contact::value).doesNotContain("+15035550142");
    }

    @Test
    void a_change_on_both_sides_is_listed_when_it_comes_with_another_account() throws IOException {
        run(ADA);
        change(new CustomerProfiles.ProfileEdit.AddContact(Contact.phone(new PhoneNumber("+15035550142"), true)));
        ImportResult imported = run(ADA.replace("100200302", "100200484").replace("12 Alder", "7 Birch").replace("555 0101", "555 0177"));
        assertThat(imported.counts()).isEqualTo(new ImportCounts(1, 1, 0, 0, 0, 1, 0));
        assertThat(Files.readString(imported.rejects().orElseThrow())).contains("# line 2, phone: expected no other value");
    }

    /** A row during whose import the account is changed once. */
    private final class DisturbedRow extends AbstractList<AccountImportRow> {
        private final AccountImportRow row;
        private boolean disturbed;

        DisturbedRow(AccountImportRow row) {
            this.row = row;
        }

        @Override
        public AccountImportRow get(int index) {
            return row;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public void forEach(Consumer<? super AccountImportRow> action) {
            if (!disturbed) {
                disturbed = true;
                accounts.repository().accounts.change(account().id().value(), held -> held.with(withDelegate(held.asAccount())));
            }
            super.forEach(action);
        }
    }

    private static AccountImportRow row(String file, String language) {
        var holder = new AccountImportRow.Holder("Ada Okafor", List.of(Contact.phone(new PhoneNumber("+15035550101"), true)), Set.of(),
                Optional.of(new Language(language)), Optional.empty(), Optional.empty(), false);
        var place = new AccountImportRow.ServiceLocation(MillbrookCustomers.at("12 Alder St"), Optional.empty(), Optional.empty(),
                Optional.empty());
        return new AccountImportRow(file, 2, new AccountNumber("100200302"), List.of(), "C1", holder, place, List.of(), true,
                CustomerClass.RESIDENTIAL, LocalDate.of(2024, 10, 1), Optional.empty());
    }

    @Test
    void a_change_on_both_sides_is_listed_though_the_account_changes_meanwhile() {
        accounts.takingOver().upsert(List.of(row("monday", "en")));
        change(new CustomerProfiles.ProfileEdit.ChangeLanguage(Language.SPANISH));
        assertThat(accounts.takingOver().upsert(new DisturbedRow(row("tuesday", "ru"))))
                .containsExactly(new AccountUpsertResult.Updated(Set.of(ImportConflict.LANGUAGE)));
        assertThat(account().delegates()).hasSize(1);
    }
}
