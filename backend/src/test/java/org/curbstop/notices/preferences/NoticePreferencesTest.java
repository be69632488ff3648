package org.curbstop.notices.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.Person;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.notices.Delivery.Medium;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.delivery.RecipientResolver;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Customers get the notices that they choose. */
@DatabaseTest
class NoticePreferencesTest {

    private final MillbrookCustomers millbrook;
    private final NoticePreferences preferences;
    private final TextConsent consent;
    private final RecipientResolver recipientResolver;
    private final Actor ada;

    NoticePreferencesTest(TestStore store) {
        millbrook = new MillbrookCustomers(store);
        preferences = new NoticePreferences(store.store(), millbrook.accounts, millbrook.audit);
        consent = new TextConsentLedger(store.store(), millbrook.clock);
        recipientResolver = new RecipientResolver(millbrook.accounts, consent, preferences,
                new LandlineNumbers(store.store(), millbrook.accounts, millbrook.clock), SampleUtility.millbrook());
        ada = Actor.customer(Channel.PORTAL, "203.0.113.1", millbrook.ada.id());
    }

    @Test
    void without_a_preference_the_usual_channel_is_used() {
        assertThat(ways(NoticeKind.BILL_DUE)).containsExactly(Medium.MAIL);
        assertThat(ways(NoticeKind.OUTAGE_KNOWN)).containsExactly(Medium.TEXT);
        assertThat(ways(NoticeKind.DISCONNECTION_NOTICE)).containsExactly(Medium.TEXT, Medium.MAIL);
    }

    @Test
    void a_preference_applies_only_to_its_topic_and_can_be_undone() {
        assertThat(choose(NoticeTopic.BILLS, PreferredChannel.TEXT))
                .isEqualTo(new NoticePreferences.PreferenceResult.Chosen(NoticeTopic.BILLS, PreferredChannel.USUAL, PreferredChannel.TEXT));
        assertThat(ways(NoticeKind.BILL_DUE)).containsExactly(Medium.TEXT);
        assertThat(ways(NoticeKind.OUTAGE_KNOWN)).containsExactly(Medium.TEXT);
        assertThat(choose(NoticeTopic.OUTAGES, PreferredChannel.NONE)).isInstanceOf(NoticePreferences.PreferenceResult.Chosen.class);
        assertThat(ways(NoticeKind.OUTAGE_RESTORED)).isEmpty();
        assertThat(choose(NoticeTopic.BILLS, PreferredChannel.USUAL))
                .isEqualTo(new NoticePreferences.PreferenceResult.Chosen(NoticeTopic.BILLS, PreferredChannel.TEXT, PreferredChannel.USUAL));
        assertThat(ways(NoticeKind.BILL_DUE)).containsExactly(Medium.MAIL);
    }

    @ParameterizedTest
    @EnumSource(value = NoticeTopic.class, names = {"PLANS", "SHUT_OFF"})
    void legally_required_notices_cannot_be_switched_off(NoticeTopic topic) {
        assertThat(choose(topic, PreferredChannel.NONE))
                .isEqualTo(new NoticePreferences.PreferenceResult.Refused("profile.notices.required"));
        assertThat(preferences.get(millbrook.ada.id(), topic)).isEqualTo(PreferredChannel.USUAL);
    }

    @Test
    void a_shut_off_notice_goes_by_email_after_texts_were_stopped() {
        choose(NoticeTopic.SHUT_OFF, PreferredChannel.TEXT);
        choose(NoticeTopic.BILLS, PreferredChannel.TEXT);
        assertThat(ways(NoticeKind.DISCONNECTION_NOTICE)).containsExactly(Medium.TEXT);
        consent.record(millbrook.ada.phone().orElseThrow(), TextConsent.ConsentChange.STOPPED, "SM1");
        assertThat(ways(NoticeKind.DISCONNECTION_NOTICE)).containsExactly(Medium.MAIL);
        assertThat(ways(NoticeKind.BILL_DUE)).isEmpty();
    }

    @Test
    void hazard_and_requested_notices_cannot_be_switched_off() {
        assertThat(choose(NoticeTopic.ALWAYS, PreferredChannel.NONE))
                .isEqualTo(new NoticePreferences.PreferenceResult.Refused("profile.unknown"));
        for (NoticeTopic topic : List.of(NoticeTopic.BILLS, NoticeTopic.OUTAGES, NoticeTopic.SERVICE, NoticeTopic.HELP)) {
            choose(topic, PreferredChannel.NONE);
        }
        assertThat(ways(NoticeKind.SAFETY)).containsExactly(Medium.TEXT, Medium.MAIL);
        assertThat(ways(NoticeKind.CODE)).containsExactly(Medium.TEXT);
    }

    @Test
    void a_channel_without_a_contact_and_changes_for_others_are_rejected() {
        Actor dee = Actor.customer(Channel.PORTAL, "203.0.113.4", millbrook.dee.id());
        assertThat(preferences.choose(millbrook.dee.id(), NoticeTopic.BILLS, PreferredChannel.MAIL, dee))
                .isEqualTo(new NoticePreferences.PreferenceResult.Refused("profile.notices.needs-email"));
        assertThat(preferences.choose(millbrook.ada.id(), NoticeTopic.BILLS, PreferredChannel.TEXT, dee))
                .isEqualTo(preferences.choose(PersonId.create(), NoticeTopic.BILLS, PreferredChannel.TEXT, dee));
        assertThat(preferences.get(millbrook.ada.id(), NoticeTopic.BILLS)).isEqualTo(PreferredChannel.USUAL);
    }

    @Test
    void a_preferred_text_still_waits_for_the_morning() {
        choose(NoticeTopic.BILLS, PreferredChannel.TEXT);
        assertThat(NoticeKind.BILL_DUE.timing().isAllowedAtNight()).isFalse();
    }

    private NoticePreferences.PreferenceResult choose(NoticeTopic topic, PreferredChannel way) {
        return preferences.choose(millbrook.ada.id(), topic, way, ada);
    }

    private List<Medium> ways(NoticeKind kind) {
        Person person = millbrook.ada;
        return recipientResolver.resolve(new Notice("k:" + kind, new NoticeRecipient.KnownPerson(person.id()), kind, Map.of(),
                Optional.empty()))
                .stream().map(RecipientResolver.DeliveryAddress::medium).toList();
    }
}
