package org.curbstop.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.audit.AuditEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@DatabaseTest
class AccountsTest {

    private final TestStore store;
    private final MillbrookCustomers millbrook;
    private final Accounts accounts;

    AccountsTest(TestStore store) {
        this.store = store;
        millbrook = new MillbrookCustomers(store);
        accounts = millbrook.accounts;
    }

    @Test
    void an_account_is_found_by_its_current_or_legacy_number_in_any_form() {
        assertThat(accounts.parseNumber("100 200 302").flatMap(accounts::findByNumber)).contains(millbrook.adas);
        assertThat(accounts.parseNumber(" w-7781 ").flatMap(accounts::findByNumber)).contains(millbrook.adas);
        assertThat(accounts.parseNumber("pay my bill")).isEmpty();
        assertThat(accounts.findByNumber(new AccountNumber("100200303"))).isEmpty();
    }

    @Test
    void a_slightly_misspelled_address_is_found_in_the_store() {
        assertThat(accounts.suggestAddresses("3 Ceder Ct")).containsExactly("3 Cedar Ct");
        assertThat(accounts.suggestAddresses("3 Cedar Ct")).as("an exact match needs no suggestion").isEmpty();
        assertThat(accounts.suggestAddresses("3 Nowhere Ct")).isEmpty();
    }

    @Test
    void a_legacy_number_shared_by_two_accounts_finds_neither() {
        add("200", millbrook.ada, "SHARED");
        add("300", millbrook.dee, "SHARED");
        assertThat(accounts.findByNumber(new AccountNumber("SHARED"))).isEmpty();
    }

    @Test
    void a_current_number_takes_precedence_over_the_same_legacy_number() {
        add("100200302X", millbrook.dee, "100200302");
        assertThat(accounts.findByNumber(new AccountNumber("100200302"))).contains(millbrook.adas);
    }

    @Test
    void an_owner_sees_both_accounts_and_the_tenant_sees_none() {
        assertThat(accounts.listVisibleTo(millbrook.cy.id())).containsExactly(millbrook.cysOwn, millbrook.cysLet);
        assertThat(accounts.listVisibleTo(millbrook.tess.id())).isEmpty();
        assertThat(accounts.listInvolving(millbrook.tess.id())).containsExactly(millbrook.cysLet);
    }

    @Test
    void a_phone_number_finds_everyone_who_has_it_on_file() {
        Person adasSister = Person.of("Bea Okafor", millbrook.ada.language(), millbrook.ada.contacts().getFirst());
        accounts.add(adasSister);
        assertThat(accounts.listPeopleByPhone(MillbrookCustomers.number("+15035550101")))
                .containsExactlyInAnyOrder(millbrook.ada, adasSister);
        assertThat(accounts.listPeopleByPhone(MillbrookCustomers.number("+15035550105"))).isEmpty();
    }

    @Test
    void an_address_is_found_in_any_spelling_and_suggested_while_typing() {
        assertThat(accounts.findPremiseAt(MillbrookCustomers.at("12 ALDER STREET"))).map(Premise::id)
                .contains(millbrook.adas.premise().id());
        assertThat(accounts.suggestPremises("3 ced", 5)).extracting(p -> p.address().line1()).containsExactly("3 Cedar Ct");
        assertThat(accounts.suggestPremises("12 alder str", 5)).hasSize(1);
        assertThat(accounts.suggestPremises("12", 5)).isEmpty();
        assertThat(accounts.listAtPremise(millbrook.cysLet.premise().id())).containsExactly(millbrook.cysLet);
    }

    @Test
    void addresses_of_premises_and_numbers_of_accounts_are_unique() {
        assertThat(accounts.add(Premise.at(MillbrookCustomers.at("12 Alder Street")))).isFalse();
        assertThat(add("100200302", millbrook.dee, "OTHER1")).isFalse();
    }

    @Test
    void staff_search_by_number_phone_address_or_name_and_each_result_is_audited() {
        Actor sam = Actor.staff("sam");
        assertThat(accounts.search("100200302", sam)).containsExactly(millbrook.adas);
        assertThat(accounts.search("(503) 555-0103", sam)).containsExactly(millbrook.cysOwn, millbrook.cysLet);
        assertThat(accounts.search("21 dogw", sam)).containsExactly(millbrook.dees);
        assertThat(accounts.search("navarro dee", sam)).containsExactly(millbrook.dees);
        assertThat(accounts.search("nobody at all", sam)).isEmpty();
        assertThat(millbrook.audit.listByAccount(millbrook.dees.id(), 10)).extracting(AuditEntry::did).containsExactly("account-found",
                "account-found");
        assertThatThrownBy(() -> accounts.search("100200302", Actor.anonymous(Channel.CHAT, "203.0.113.9")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void staff_search_by_street_beginning_of_a_name_email_meter_or_last_digits() {
        Actor sam = Actor.staff("sam");
        assertThat(accounts.search("Cedar Court", sam)).containsExactly(millbrook.cysOwn, millbrook.cysLet);
        assertThat(accounts.search("cedar", sam)).containsExactly(millbrook.cysOwn, millbrook.cysLet);
        assertThat(accounts.search("oka", sam)).containsExactly(millbrook.adas);
        assertThat(accounts.search("de navar", sam)).as("beginnings of both words").containsExactly(millbrook.dees);
        assertThat(accounts.search("navarre", sam)).as("the first five letters are alike").isEmpty();
        assertThat(accounts.search("ok", sam)).as("two letters are too few").isEmpty();
        assertThat(accounts.search(" ADA@example.org", sam)).containsExactly(millbrook.adas);
        assertThat(accounts.search("e 100200716", sam)).as("a meter").containsExactly(millbrook.dees);
        assertThat(accounts.search("0302", sam)).containsExactly(millbrook.adas);
        assertThat(accounts.search("302", sam)).isEmpty();
        assertThat(millbrook.audit.listByAccount(millbrook.cysLet.id(), 10)).extracting(AuditEntry::did).startsWith("account-found",
                "account-found");
    }

    @Test
    void what_only_staff_can_search_by_identifies_nobody() {
        for (String known : List.of("0302", "E100200302", "ada@example.org", "oka")) {
            assertThat(accounts.parseNumber(known).flatMap(accounts::findByNumber)).isEmpty();
            assertThat(accounts.matchPremise(known)).isEmpty();
            assertThatThrownBy(() -> accounts.search(known, Actor.customer(Channel.PORTAL, "203.0.113.9", millbrook.ada.id())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_search_reads_as_little_in_a_large_town_as_in_a_small_one() {
        for (int i = 0; i < 120; i++) {
            Premise premise = Premise.at(MillbrookCustomers.at(100 + i + " Elm St"));
            Person flo = Person.of("Florence Baptiste", millbrook.ada.language());
            Account like = millbrook.adas;
            accounts.add(premise);
            accounts.add(flo);
            accounts.add(new Account(AccountId.create(), 0, new AccountNumber("30020" + (1000 + i)), List.of(), flo.id(), Set.of(), premise,
                    like.agreements(), like.customerClass(), like.opened(), Optional.empty()));
        }
        for (String text : List.of("elm street", "flor", "E100200302")) {
            long before = store.reads("accounts") + store.reads("people") + store.reads("premises");
            assertThat(accounts.search(text, Actor.staff("sam"))).hasSize(Accounts.MAX_FOUND);
            assertThat(store.reads("accounts") + store.reads("people") + store.reads("premises") - before).as(text).isLessThan(12);
        }
    }

    @Test
    void others_cannot_tell_whether_an_account_exists_and_the_attempt_is_audited() {
        Actor eve = Actor.customer(Channel.PORTAL, "203.0.113.9", PersonId.create());
        assertThat(accounts.findVisible(millbrook.adas.id(), eve)).isEqualTo(accounts.findVisible(AccountId.create(), eve)).isEmpty();
        assertThat(accounts.findVisible(millbrook.adas.id(), Actor.anonymous(Channel.VOICE, "+15035550101"))).isEmpty();
        assertThat(accounts.findVisible(millbrook.adas.id(), Actor.customer(Channel.PORTAL, "203.0.113.1", millbrook.ada.id())))
                .contains(millbrook.adas);
        assertThat(accounts.findVisible(millbrook.adas.id(), Actor.staff("sam"))).contains(millbrook.adas);
        assertThat(millbrook.audit.listByAccount(millbrook.adas.id(), 10)).extracting(AuditEntry::did)
                .startsWith("account-seen", "account-seen", "account-refused", "account-refused");
    }

    private boolean add(String number, Person holder, String old) {
        Account like = millbrook.adas;
        return accounts.add(new Account(
                AccountId.create(), 0, new AccountNumber(number), java.util.List.of(new AccountNumber(old)), holder.id(), like.delegates(),
                like.premise(), like.agreements(), like.customerClass(), like.opened(), Optional.empty()));
    }
}
