package org.curbstop.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.ProfileChanged;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.Test;

/** One language for a person on all channels. */
@DatabaseTest
class ProfileLanguageListenerTest {

    private static final PhoneNumber ADAS = new PhoneNumber("+15035550101");

    private final MillbrookCustomers millbrook;
    private final UtilityContextAdapter context;

    ProfileLanguageListenerTest(TestStore store) {
        millbrook = new MillbrookCustomers(store);
        context = new UtilityContextAdapter(SampleUtility.millbrook(), millbrook.accounts, millbrook.profiles,
                TestApplicationUrls.at("https://millbrook.example"));
    }

    @Test
    void a_language_chosen_in_a_conversation_is_that_of_bills_and_notices() {
        context.savePreferredLanguage(Actor.customer(Channel.VOICE, ADAS.e164(), millbrook.ada.id()), Language.SPANISH);
        assertThat(millbrook.accounts.findPerson(millbrook.ada.id()).orElseThrow().language()).isEqualTo(Language.SPANISH);
        assertThat(millbrook.audit.listLast(1).getFirst().entry().did()).isEqualTo("profile-language-chosen");
    }

    @Test
    void nobody_changes_the_language_of_a_person_without_proof() {
        context.savePreferredLanguage(Actor.anonymous(Channel.VOICE, ADAS.e164()), Language.SPANISH);
        assertThat(millbrook.accounts.findPerson(millbrook.ada.id()).orElseThrow().language()).isEqualTo(Language.ENGLISH);
    }

    @Test
    void a_language_chosen_in_the_portal_reaches_the_phones_of_that_person() {
        Map<PhoneNumber, Language> spoken = new HashMap<>();
        var listener = new ProfileLanguageListener(millbrook.accounts, spoken::put);
        listener.on(new ProfileChanged(millbrook.dee.id(), 1, "contact-added", Optional.empty(), millbrook.clock.instant(),
                Optional.empty()));
        assertThat(spoken).isEmpty();
        listener.on(new ProfileChanged(millbrook.dee.id(), 1, "language-chosen", Optional.empty(), millbrook.clock.instant(),
                Optional.empty()));
        assertThat(spoken).containsExactly(Map.entry(new PhoneNumber("+15035550104"), Language.SPANISH));
    }
}
