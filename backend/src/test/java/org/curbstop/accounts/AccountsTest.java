package org.curbstop.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
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

    private final MillbrookCustomers millbrook;
    private final Accounts accounts;

    AccountsTest(TestStore store) {
        millbrook = new MillbrookCustomers(store);
        accounts = millbrook.accounts;
    }

    @Test
    void an_account_is_found_by_number_however_it_is_said_and_by_its_number_from_before_the_migration() {
        assertThat(accounts.parseNumber("100 200 302").flatMap(accounts::findByNumber)).contains(millbrook.adas);
        assertThat(accounts.parseNumber(" w-7781 ").flatMap(accounts::findByNumber)).contains(millbrook.adas);
        assertThat(accounts.parseNumber("pay my bill")).isEmpty();
        assertThat(accounts.findByNumber(new AccountNumber("100200303"))).isEmpty();
    }

    @Test
    void a_place_spelled_nearly_right_is_found_in_the_store() {
        assertThat(accounts.suggestAddresses("3 Ceder Ct")).containsExactly("3 Cedar Ct");
        assertThat(accounts.suggestAddresses("3 Cedar Ct")).as("known as it is").isEmpty();
        assertThat(accounts.suggestAddresses("3 Nowhere Ct")).isEmpty();
    }

    @Test
    void an_old_number_that_two_accounts_had_finds_neither() {
        add("200", millbrook.ada, "SHARED");
        add("300", millbrook.dee, "SHARED");
        assertThat(accounts.findByNumber(new AccountNumber("SHARED"))).isEmpty();
    }

    @Test
    void todays_number_wins_over_the_same_old_number_of_another() {
        add("100200302X", millbrook.dee, "100200302");
        assertThat(accounts.findByNumber(new AccountNumber("100200302"))).contains(millbrook.adas);
    }

    @Test
    void cy_has_both_his_accounts_and_his_tenant_sees_none() {
        assertThat(accounts.listVisibleTo(millbrook.cy.id())).containsExactly(millbrook.cysOwn, millbrook.cysLet);
        assertThat(accounts.listVisibleTo(millbrook.tess.id())).isEmpty();
        assertThat(accounts.listInvolving(millbrook.tess.id())).containsExactly(millbrook.cysLet);
    }

    @Test
    void a_phone_finds_everybody_who_has_it_on_file() {
        Person adasSister = Person.of("Bea Okafor", millbrook.ada.language(), millbrook.ada.contacts().getFirst());
        accounts.add(adasSister);
        assertThat(accounts.listPeopleByPhone(MillbrookCustomers.number("+15035550101")))
                .containsExactlyInAnyOrder(millbrook.ada, adasSister);
        assertThat(accounts.listPeopleByPhone(MillbrookCustomers.number("+15035550105"))).isEmpty();
    }

    @Test
    void a_place_is_found_in_any_spelling_and_suggested_while_it_is_typed() {
        assertThat(accounts.findPremiseAt(MillbrookCustomers.at("12 ALDER STREET"))).map(Premise::id)
                .contains(millbrook.adas.premise().id());
        assertThat(accounts.suggestPremises("3 ced", 5)).extracting(p -> p.address().line1()).containsExactly("3 Cedar Ct");
        assertThat(accounts.suggestPremises("12 alder str", 5)).hasSize(1);
        assertThat(accounts.suggestPremises("12", 5)).isEmpty();
        assertThat(accounts.listAtPremise(millbrook.cysLet.premise().id())).containsExactly(millbrook.cysLet);
    }

    @Test
    void one_address_is_one_premise_and_one_number_one_account() {
        assertThat(accounts.add(Premise.at(MillbrookCustomers.at("12 Alder Street")))).isFalse();
        assertThat(add("100200302", millbrook.dee, "OTHER1")).isFalse();
    }

    @Test
    void staff_search_by_number_phone_address_and_name_and_each_find_is_on_record() {
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
    void eve_sees_the_same_nothing_of_an_account_that_is_there_and_of_one_that_is_not_and_the_look_is_on_record() {
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
