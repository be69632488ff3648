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

    private final MillbrookCustomers town;
    private final Accounts accounts;

    AccountsTest(TestStore store) {
        town = new MillbrookCustomers(store);
        accounts = town.accounts;
    }

    @Test
    void an_account_is_found_by_number_however_it_is_said_and_by_its_number_from_before_the_migration() {
        assertThat(accounts.parseNumber("100 200 302").flatMap(accounts::findByNumber)).contains(town.adas);
        assertThat(accounts.parseNumber(" w-7781 ").flatMap(accounts::findByNumber)).contains(town.adas);
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
        add("200", town.ada, "SHARED");
        add("300", town.dee, "SHARED");
        assertThat(accounts.findByNumber(new AccountNumber("SHARED"))).isEmpty();
    }

    @Test
    void todays_number_wins_over_the_same_old_number_of_another() {
        add("100200302X", town.dee, "100200302");
        assertThat(accounts.findByNumber(new AccountNumber("100200302"))).contains(town.adas);
    }

    @Test
    void cy_has_both_his_accounts_and_his_tenant_sees_none() {
        assertThat(accounts.listVisibleTo(town.cy.id())).containsExactly(town.cysOwn, town.cysLet);
        assertThat(accounts.listVisibleTo(town.tess.id())).isEmpty();
        assertThat(accounts.listInvolving(town.tess.id())).containsExactly(town.cysLet);
    }

    @Test
    void a_phone_finds_everybody_who_has_it_on_file() {
        Person adasSister = Person.of("Bea Okafor", town.ada.language(), town.ada.contacts().getFirst());
        accounts.add(adasSister);
        assertThat(accounts.listPeopleByPhone(MillbrookCustomers.number("+15035550101"))).containsExactlyInAnyOrder(town.ada, adasSister);
        assertThat(accounts.listPeopleByPhone(MillbrookCustomers.number("+15035550105"))).isEmpty();
    }

    @Test
    void a_place_is_found_in_any_spelling_and_suggested_while_it_is_typed() {
        assertThat(accounts.findPremiseAt(MillbrookCustomers.at("12 ALDER STREET"))).map(Premise::id).contains(town.adas.premise().id());
        assertThat(accounts.suggestPremises("3 ced", 5)).extracting(p -> p.address().line1()).containsExactly("3 Cedar Ct");
        assertThat(accounts.suggestPremises("12 alder str", 5)).hasSize(1);
        assertThat(accounts.suggestPremises("12", 5)).isEmpty();
        assertThat(accounts.listAtPremise(town.cysLet.premise().id())).containsExactly(town.cysLet);
    }

    @Test
    void one_address_is_one_premise_and_one_number_one_account() {
        assertThat(accounts.add(Premise.at(MillbrookCustomers.at("12 Alder Street")))).isFalse();
        assertThat(add("100200302", town.dee, "OTHER1")).isFalse();
    }

    @Test
    void staff_search_by_number_phone_address_and_name_and_each_find_is_on_record() {
        Actor sam = Actor.staff("sam");
        assertThat(accounts.search("100200302", sam)).containsExactly(town.adas);
        assertThat(accounts.search("(503) 555-0103", sam)).containsExactly(town.cysOwn, town.cysLet);
        assertThat(accounts.search("21 dogw", sam)).containsExactly(town.dees);
        assertThat(accounts.search("navarro dee", sam)).containsExactly(town.dees);
        assertThat(accounts.search("nobody at all", sam)).isEmpty();
        assertThat(town.audit.listByAccount(town.dees.id(), 10)).extracting(AuditEntry::did).containsExactly("account-found",
                "account-found");
        assertThatThrownBy(() -> accounts.search("100200302", Actor.anonymous(Channel.CHAT, "203.0.113.9")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eve_sees_the_same_nothing_of_an_account_that_is_there_and_of_one_that_is_not_and_the_look_is_on_record() {
        Actor eve = Actor.customer(Channel.PORTAL, "203.0.113.9", PersonId.create());
        assertThat(accounts.findVisible(town.adas.id(), eve)).isEqualTo(accounts.findVisible(AccountId.create(), eve)).isEmpty();
        assertThat(accounts.findVisible(town.adas.id(), Actor.anonymous(Channel.VOICE, "+15035550101"))).isEmpty();
        assertThat(accounts.findVisible(town.adas.id(), Actor.customer(Channel.PORTAL, "203.0.113.1", town.ada.id()))).contains(town.adas);
        assertThat(accounts.findVisible(town.adas.id(), Actor.staff("sam"))).contains(town.adas);
        assertThat(town.audit.listByAccount(town.adas.id(), 10)).extracting(AuditEntry::did)
                .startsWith("account-seen", "account-seen", "account-refused", "account-refused");
    }

    private boolean add(String number, Person holder, String old) {
        Account like = town.adas;
        return accounts.add(new Account(
                AccountId.create(), 0, new AccountNumber(number), java.util.List.of(new AccountNumber(old)), holder.id(), like.delegates(),
                like.premise(), like.agreements(), like.customerClass(), like.opened(), Optional.empty()));
    }
}
