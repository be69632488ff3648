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

/** Third-party designees, who are notified when an account faces disconnection. */
@DatabaseTest
class ThirdPartyDesigneesTest {

    private static final Contact SISTER = Contact.phone(new PhoneNumber("+15035550155"), true);

    private final TestStore store;
    private final MillbrookCustomers millbrook;
    private final Actor ada;

    ThirdPartyDesigneesTest(TestStore store) {
        this.store = store;
        this.millbrook = new MillbrookCustomers(store);
        this.ada = Actor.customer(Channel.PORTAL, "203.0.113.1", millbrook.ada.id());
    }

    @Test
    void a_designee_is_notified_of_the_designation_and_sees_no_account_data() {
        Person sister = done(named("Iris Okafor", SISTER));
        assertThat(millbrook.designees.list(millbrook.adas.id(), ada)).extracting(Person::id).containsExactly(sister.id());
        assertThat(store.told()).containsExactly(new DesigneeNamed(millbrook.adas.id(), sister.id(), millbrook.clock.instant()));
        assertThat(millbrook.accounts.find(millbrook.adas.id()).orElseThrow().isVisibleTo(sister.id())).isFalse();
    }

    @Test
    void naming_the_same_designee_again_does_not_notify_them_again() {
        Person first = done(named("Iris Okafor", SISTER));
        assertThat(done(named(" Iris Okafor ", SISTER)).id()).isEqualTo(first.id());
        assertThat(store.told()).hasSize(1);
    }

    @Test
    void a_designee_can_be_removed_and_restored() {
        Person sister = done(named("Iris Okafor", SISTER));
        assertThat(millbrook.designees.remove(millbrook.adas.id(), sister.id(), ada)).isTrue();
        assertThat(millbrook.designees.remove(millbrook.adas.id(), sister.id(), ada)).isFalse();
        assertThat(millbrook.designees.list(millbrook.adas.id(), ada)).isEmpty();
        assertThat(millbrook.designees.restore(millbrook.adas.id(), sister.id(), ada)).isTrue();
        assertThat(millbrook.designees.list(millbrook.adas.id(), ada)).extracting(Person::id).containsExactly(sister.id());
    }

    @Test
    void at_most_three_designees_are_allowed_and_each_needs_a_name() {
        for (int i = 0; i < 3; i++) {
            done(named("Friend " + i, Contact.phone(new PhoneNumber("+1503555015" + i), true)));
        }
        assertThat(named("Iris Okafor", SISTER)).isEqualTo(new ThirdPartyDesignees.DesigneeResult.Refused("designee.most"));
        Person one = millbrook.designees.list(millbrook.adas.id(), ada).getFirst();
        millbrook.designees.remove(millbrook.adas.id(), one.id(), ada);
        assertThat(named("  ", SISTER)).isEqualTo(new ThirdPartyDesignees.DesigneeResult.Refused("invalid.name"));
    }

    @Test
    void only_the_account_holder_can_name_a_designee() {
        Actor tess = Actor.customer(Channel.PORTAL, "203.0.113.9", millbrook.tess.id());
        assertThat(millbrook.designees.designate(millbrook.cysLet.id(), "Tess's friend", SISTER, Language.ENGLISH, tess))
                .isEqualTo(new ThirdPartyDesignees.DesigneeResult.Refused("designee.unknown"));
        Actor eve = Actor.customer(Channel.PORTAL, "203.0.113.9", PersonId.create());
        Person sister = done(named("Iris Okafor", SISTER));
        assertThat(millbrook.designees.list(millbrook.adas.id(), eve)).isEmpty();
        assertThat(millbrook.designees.remove(millbrook.adas.id(), sister.id(), eve)).isFalse();
        assertThat(millbrook.designees.list(millbrook.adas.id(), Actor.staff("sam"))).hasSize(1);
    }

    private ThirdPartyDesignees.DesigneeResult named(String name, Contact contact) {
        return millbrook.designees.designate(millbrook.adas.id(), name, contact, Language.ENGLISH, ada);
    }

    private static Person done(ThirdPartyDesignees.DesigneeResult answer) {
        assertThat(answer).isInstanceOf(ThirdPartyDesignees.DesigneeResult.Done.class);
        return ((ThirdPartyDesignees.DesigneeResult.Done) answer).designee();
    }
}
