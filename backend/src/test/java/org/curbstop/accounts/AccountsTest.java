package org.curbstop.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.curbstop.audit.Entry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@StoreTest
class AccountsTest {

    private final Neighbours town;
    private final Accounts accounts;

    AccountsTest(TestStore store) {
        town = new Neighbours(store);
        accounts = town.accounts;
    }

    @Test
    void an_account_is_found_by_number_however_it_is_said_and_by_its_number_from_before_the_migration() {
        assertThat(accounts.read("100 200 302").flatMap(accounts::byNumber)).contains(town.adas);
        assertThat(accounts.read(" w-7781 ").flatMap(accounts::byNumber)).contains(town.adas);
        assertThat(accounts.read("pay my bill")).isEmpty();
        assertThat(accounts.byNumber(new AccountNumber("100200303"))).isEmpty();
    }

    @Test
    void a_place_spelled_nearly_right_is_found_in_the_store() {
        assertThat(accounts.placesNear("3 Ceder Ct")).containsExactly("3 Cedar Ct");
        assertThat(accounts.placesNear("3 Cedar Ct")).as("known as it is").isEmpty();
        assertThat(accounts.placesNear("3 Nowhere Ct")).isEmpty();
    }

    @Test
    void an_old_number_that_two_accounts_had_finds_neither() {
        add("200", town.ada, "SHARED");
        add("300", town.dee, "SHARED");
        assertThat(accounts.byNumber(new AccountNumber("SHARED"))).isEmpty();
    }

    @Test
    void todays_number_wins_over_the_same_old_number_of_another() {
        add("100200302X", town.dee, "100200302");
        assertThat(accounts.byNumber(new AccountNumber("100200302"))).contains(town.adas);
    }

    @Test
    void cy_has_both_his_accounts_and_his_tenant_sees_none() {
        assertThat(accounts.of(town.cy.id())).containsExactly(town.cysOwn, town.cysLet);
        assertThat(accounts.of(town.tess.id())).isEmpty();
        assertThat(accounts.touching(town.tess.id())).containsExactly(town.cysLet);
    }

    @Test
    void a_phone_finds_everybody_who_has_it_on_file() {
        Person adasSister = Person.of("Bea Okafor", town.ada.language(), town.ada.contacts().getFirst());
        accounts.add(adasSister);
        assertThat(accounts.byPhone(Neighbours.number("+15035550101"))).containsExactlyInAnyOrder(town.ada, adasSister);
        assertThat(accounts.byPhone(Neighbours.number("+15035550105"))).isEmpty();
    }

    @Test
    void a_place_is_found_in_any_spelling_and_suggested_while_it_is_typed() {
        assertThat(accounts.premiseAt(Neighbours.at("12 ALDER STREET"))).map(Premise::id).contains(town.adas.premise().id());
        assertThat(accounts.suggest("3 ced", 5)).extracting(p -> p.address().line1()).containsExactly("3 Cedar Ct");
        assertThat(accounts.suggest("12 alder str", 5)).hasSize(1);
        assertThat(accounts.suggest("12", 5)).isEmpty();
        assertThat(accounts.at(town.cysLet.premise().id())).containsExactly(town.cysLet);
    }

    @Test
    void one_address_is_one_premise_and_one_number_one_account() {
        assertThat(accounts.add(Premise.at(Neighbours.at("12 Alder Street")))).isFalse();
        assertThat(add("100200302", town.dee, "OTHER1")).isFalse();
    }

    @Test
    void staff_search_by_number_phone_address_and_name_and_each_find_is_on_record() {
        Asker sam = Asker.staff("sam");
        assertThat(accounts.search("100200302", sam)).containsExactly(town.adas);
        assertThat(accounts.search("(503) 555-0103", sam)).containsExactly(town.cysOwn, town.cysLet);
        assertThat(accounts.search("21 dogw", sam)).containsExactly(town.dees);
        assertThat(accounts.search("navarro dee", sam)).containsExactly(town.dees);
        assertThat(accounts.search("nobody at all", sam)).isEmpty();
        assertThat(town.audit.about(town.dees.id(), 10)).extracting(Entry::did).containsExactly("account-found", "account-found");
        assertThatThrownBy(() -> accounts.search("100200302", Asker.stranger(Channel.CHAT, "203.0.113.9")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eve_sees_the_same_nothing_of_an_account_that_is_there_and_of_one_that_is_not_and_the_look_is_on_record() {
        Asker eve = Asker.customer(Channel.PORTAL, "203.0.113.9", PersonId.mint());
        assertThat(accounts.show(town.adas.id(), eve)).isEqualTo(accounts.show(AccountId.mint(), eve)).isEmpty();
        assertThat(accounts.show(town.adas.id(), Asker.stranger(Channel.VOICE, "+15035550101"))).isEmpty();
        assertThat(accounts.show(town.adas.id(), Asker.customer(Channel.PORTAL, "203.0.113.1", town.ada.id()))).contains(town.adas);
        assertThat(accounts.show(town.adas.id(), Asker.staff("sam"))).contains(town.adas);
        assertThat(town.audit.about(town.adas.id(), 10)).extracting(Entry::did)
                .startsWith("account-seen", "account-seen", "account-refused", "account-refused");
    }

    private boolean add(String number, Person holder, String old) {
        Account like = town.adas;
        return accounts.add(new Account(
                AccountId.mint(), 0, new AccountNumber(number), java.util.List.of(new AccountNumber(old)), holder.id(), like.delegates(),
                like.premise(), like.agreements(), like.customerClass(), like.opened(), Optional.empty()));
    }
}
