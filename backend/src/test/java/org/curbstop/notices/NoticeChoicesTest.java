package org.curbstop.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Neighbours;
import org.curbstop.accounts.Person;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.notices.Delivery.Means;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people choose about notices is what they get. */
@StoreTest
class NoticeChoicesTest {

    private final Neighbours town;
    private final NoticeChoices choices;
    private final Consent consent;
    private final Addressing addressing;
    private final Asker ada;

    NoticeChoicesTest(TestStore store) {
        town = new Neighbours(store);
        choices = new NoticeChoices(store.store(), town.accounts, town.audit);
        consent = new ConsentLedger(store.store(), town.clock);
        addressing = new Addressing(town.accounts, consent, choices, SampleUtility.millbrook());
        ada = Asker.customer(Channel.PORTAL, "203.0.113.1", town.ada.id());
    }

    @Test
    void what_nobody_chose_goes_the_usual_way() {
        assertThat(ways(NoticeKind.BILL_DUE)).containsExactly(Means.MAIL);
        assertThat(ways(NoticeKind.OUTAGE_KNOWN)).containsExactly(Means.TEXT);
        assertThat(ways(NoticeKind.DISCONNECTION_NOTICE)).containsExactly(Means.TEXT, Means.MAIL);
    }

    @Test
    void a_choice_holds_for_its_topic_and_no_other_and_can_be_undone() {
        assertThat(choose(Topic.BILLS, Way.TEXT)).isEqualTo(new NoticeChoices.Answer.Chosen(Topic.BILLS, Way.USUAL, Way.TEXT));
        assertThat(ways(NoticeKind.BILL_DUE)).containsExactly(Means.TEXT);
        assertThat(ways(NoticeKind.OUTAGE_KNOWN)).containsExactly(Means.TEXT);
        assertThat(choose(Topic.OUTAGES, Way.NONE)).isInstanceOf(NoticeChoices.Answer.Chosen.class);
        assertThat(ways(NoticeKind.OUTAGE_RESTORED)).isEmpty();
        assertThat(choose(Topic.BILLS, Way.USUAL)).isEqualTo(new NoticeChoices.Answer.Chosen(Topic.BILLS, Way.TEXT, Way.USUAL));
        assertThat(ways(NoticeKind.BILL_DUE)).containsExactly(Means.MAIL);
    }

    @ParameterizedTest
    @EnumSource(value = Topic.class, names = {"PLANS", "SHUT_OFF"})
    void what_the_law_wants_told_cannot_be_switched_off(Topic topic) {
        assertThat(choose(topic, Way.NONE)).isEqualTo(new NoticeChoices.Answer.Refused("profile.notices.required"));
        assertThat(choices.of(town.ada.id(), topic)).isEqualTo(Way.USUAL);
    }

    @Test
    void a_shut_off_is_told_by_mail_when_texts_were_chosen_and_then_stopped() {
        choose(Topic.SHUT_OFF, Way.TEXT);
        choose(Topic.BILLS, Way.TEXT);
        assertThat(ways(NoticeKind.DISCONNECTION_NOTICE)).containsExactly(Means.TEXT);
        consent.note(town.ada.phone().orElseThrow(), Consent.Choice.STOPPED, "SM1");
        assertThat(ways(NoticeKind.DISCONNECTION_NOTICE)).containsExactly(Means.MAIL);
        assertThat(ways(NoticeKind.BILL_DUE)).isEmpty();
    }

    @Test
    void danger_and_what_was_just_asked_for_is_no_matter_of_choice() {
        assertThat(choose(Topic.ALWAYS, Way.NONE)).isEqualTo(new NoticeChoices.Answer.Refused("profile.unknown"));
        for (Topic topic : List.of(Topic.BILLS, Topic.OUTAGES, Topic.SERVICE, Topic.HELP)) {
            choose(topic, Way.NONE);
        }
        assertThat(ways(NoticeKind.SAFETY)).containsExactly(Means.TEXT, Means.MAIL);
        assertThat(ways(NoticeKind.CODE)).containsExactly(Means.TEXT);
    }

    @Test
    void a_way_without_an_address_is_refused_and_nobody_chooses_for_another() {
        Asker dee = Asker.customer(Channel.PORTAL, "203.0.113.4", town.dee.id());
        assertThat(choices.choose(town.dee.id(), Topic.BILLS, Way.MAIL, dee)).isEqualTo(new NoticeChoices.Answer.Refused("profile.notices.needs-email"));
        assertThat(choices.choose(town.ada.id(), Topic.BILLS, Way.TEXT, dee)).isEqualTo(choices.choose(PersonId.mint(), Topic.BILLS, Way.TEXT, dee));
        assertThat(choices.of(town.ada.id(), Topic.BILLS)).isEqualTo(Way.USUAL);
    }

    @Test
    void a_text_that_was_chosen_still_waits_for_the_morning() {
        choose(Topic.BILLS, Way.TEXT);
        assertThat(NoticeKind.BILL_DUE.timing().mayWake()).isFalse();
    }

    private NoticeChoices.Answer choose(Topic topic, Way way) {
        return choices.choose(town.ada.id(), topic, way, ada);
    }

    private List<Means> ways(NoticeKind kind) {
        Person person = town.ada;
        return addressing.of(new Notice("k:" + kind, new To.Person(person.id()), kind, Map.of(), Optional.empty())).stream().map(Addressing.Address::means).toList();
    }
}
