package org.curbstop.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Whom a customer names to be told when a shut-off threatens. */
@DatabaseTest
class ThirdPartyDesigneesTest {

    private static final Contact SISTER = Contact.phone(new PhoneNumber("+15035550155"), true);

    private final TestStore store;
    private final MillbrookCustomers town;
    private final Actor ada;

    ThirdPartyDesigneesTest(TestStore store) {
        this.store = store;
        this.town = new MillbrookCustomers(store);
        this.ada = Actor.customer(Channel.PORTAL, "203.0.113.1", town.ada.id());
    }

    @Test
    void one_who_was_named_is_told_of_it_and_sees_nothing() {
        Person sister = done(named("Iris Okafor", SISTER));
        assertThat(town.designees.list(town.adas.id(), ada)).extracting(Person::id).containsExactly(sister.id());
        assertThat(store.told()).containsExactly(new DesigneeNamed(town.adas.id(), sister.id(), town.clock.instant()));
        assertThat(town.accounts.find(town.adas.id()).orElseThrow().isVisibleTo(sister.id())).isFalse();
    }

    @Test
    void naming_the_same_again_is_the_same_one_and_tells_nobody_twice() {
        Person first = done(named("Iris Okafor", SISTER));
        assertThat(done(named(" Iris Okafor ", SISTER)).id()).isEqualTo(first.id());
        assertThat(store.told()).hasSize(1);
    }

    @Test
    void taken_back_and_undone() {
        Person sister = done(named("Iris Okafor", SISTER));
        assertThat(town.designees.remove(town.adas.id(), sister.id(), ada)).isTrue();
        assertThat(town.designees.remove(town.adas.id(), sister.id(), ada)).isFalse();
        assertThat(town.designees.list(town.adas.id(), ada)).isEmpty();
        assertThat(town.designees.restore(town.adas.id(), sister.id(), ada)).isTrue();
        assertThat(town.designees.list(town.adas.id(), ada)).extracting(Person::id).containsExactly(sister.id());
    }

    @Test
    void three_are_enough_and_a_name_is_needed() {
        for (int i = 0; i < 3; i++) {
            done(named("Friend " + i, Contact.phone(new PhoneNumber("+1503555015" + i), true)));
        }
        assertThat(named("Iris Okafor", SISTER)).isEqualTo(new ThirdPartyDesignees.DesigneeResult.Refused("designee.most"));
        Person one = town.designees.list(town.adas.id(), ada).getFirst();
        town.designees.remove(town.adas.id(), one.id(), ada);
        assertThat(named("  ", SISTER)).isEqualTo(new ThirdPartyDesignees.DesigneeResult.Refused("invalid.name"));
    }

    @Test
    void only_the_holder_names_anybody_and_to_others_there_is_no_such_account() {
        Actor tess = Actor.customer(Channel.PORTAL, "203.0.113.9", town.tess.id());
        assertThat(town.designees.designate(town.cysLet.id(), "Tess's friend", SISTER, Language.ENGLISH, tess))
                .isEqualTo(new ThirdPartyDesignees.DesigneeResult.Refused("designee.unknown"));
        Actor eve = Actor.customer(Channel.PORTAL, "203.0.113.9", PersonId.create());
        Person sister = done(named("Iris Okafor", SISTER));
        assertThat(town.designees.list(town.adas.id(), eve)).isEmpty();
        assertThat(town.designees.remove(town.adas.id(), sister.id(), eve)).isFalse();
        assertThat(town.designees.list(town.adas.id(), Actor.staff("sam"))).hasSize(1);
    }

    private ThirdPartyDesignees.DesigneeResult named(String name, Contact contact) {
        return town.designees.designate(town.adas.id(), name, contact, Language.ENGLISH, ada);
    }

    private static Person done(ThirdPartyDesignees.DesigneeResult answer) {
        assertThat(answer).isInstanceOf(ThirdPartyDesignees.DesigneeResult.Done.class);
        return ((ThirdPartyDesignees.DesigneeResult.Done) answer).designee();
    }
}
