package org.curbstop.conversation.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.curbstop.audit.AuditForTests;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.InstalledFlows;
import org.curbstop.conversation.IntentClassifierConfiguration;
import org.curbstop.conversation.MisunderstoodPhrases;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.UserInput.Utterance;
import org.curbstop.conversation.UtilityContext;
import org.curbstop.flows.InMemoryMillbrook;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestKey;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Ada's profile is in English; she chooses Spanish in a text. */
@DatabaseTest
class ConversationLanguageTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), ZoneOffset.UTC);

    private final InMemoryMillbrook town = new InMemoryMillbrook();
    private final UtilityContext utilityContext = spy(InMemoryMillbrook.surroundings());
    private final PhoneLineRepository languages;
    private final Conversations conversations;

    ConversationLanguageTest(TestStore store) {
        var talks = new ConversationRepository(store.store());
        var flows = new InstalledFlows(town.actions(), utilityContext,
                IntentClassifierConfiguration.builtIn(utilityContext.languages(), Money.USD, CLOCK));
        languages = new PhoneLineRepository(store.store());
        conversations = new FlowConversations(flows, talks,
                new ActionExecutor(flows, town.actions(), new ResumeCodes(store.store(), TestKey.KEY, CLOCK), talks, CLOCK), languages,
                new MisunderstoodPhrases(store.store(), AuditForTests.over(store.store(), CLOCK), CLOCK), utilityContext, CLOCK);
    }

    @Test
    void a_language_chosen_by_text_reaches_the_profile_once_a_code_proves_who_it_is() {
        var ada = texting("+15035550101");
        assertThat(conversations.takeTurn(ada, "1", Utterance.typed("español")).language()).isEqualTo(Language.SPANISH);
        conversations.takeTurn(ada, "2", Utterance.typed("saldo"));
        conversations.takeTurn(ada, "3", new UserInput.Selection("text"));
        verify(utilityContext, never()).savePreferredLanguage(any(), any());
        conversations.takeTurn(ada, "4", Utterance.typed(InMemoryMillbrook.CODE));
        var person = town.person("ada").id();
        verify(utilityContext).savePreferredLanguage(Actor.customer(Channel.TEXT, "o", person), Language.SPANISH);
        conversations.takeTurn(ada, "5", Utterance.typed("English"));
        verify(utilityContext).savePreferredLanguage(Actor.customer(Channel.TEXT, "o", person), Language.ENGLISH);
    }

    @Test
    void a_pin_does_not_change_the_language_of_the_profile() {
        var ada = texting("+15035550101");
        conversations.takeTurn(ada, "1", Utterance.typed("español"));
        conversations.takeTurn(ada, "2", Utterance.typed("saldo"));
        conversations.takeTurn(ada, "3", new UserInput.Selection("pin"));
        assertThat(conversations.takeTurn(ada, "4", Utterance.typed("2030")).said().toString()).contains("84.12");
        verify(utilityContext, never()).savePreferredLanguage(any(), any());
    }

    @Test
    void a_language_that_nobody_chose_is_not_saved() {
        var ada = texting("+15035550101");
        conversations.takeTurn(ada, "1", Utterance.typed("balance"));
        conversations.takeTurn(ada, "2", new UserInput.Selection("text"));
        assertThat(conversations.takeTurn(ada, "3", Utterance.typed(InMemoryMillbrook.CODE)).said().toString()).contains("84.12");
        verify(utilityContext, never()).savePreferredLanguage(any(), any());
    }

    @Test
    void a_sentence_in_another_language_does_not_change_the_language_of_letters() {
        var ada = texting("+15035550101");
        conversations.takeTurn(ada, "1", Utterance.typed("english"));
        conversations.takeTurn(ada, "2", Utterance.typed("balance"));
        conversations.takeTurn(ada, "3", new UserInput.Selection("text"));
        conversations.takeTurn(ada, "4", Utterance.typed(InMemoryMillbrook.CODE));
        var reply = conversations.takeTurn(ada, "5", Utterance.typed("el vecino dice que huele a gas en la calle"));
        assertThat(reply.language()).isEqualTo(Language.SPANISH);
        verify(utilityContext, never()).savePreferredLanguage(any(), eq(Language.SPANISH));
    }

    @Test
    void a_language_that_was_only_detected_is_not_saved_with_the_proof() {
        var ada = texting("+15035550101");
        var reply = conversations.takeTurn(ada, "1", Utterance.typed("hola, quiero saber cuál es mi saldo"));
        assertThat(reply.language()).isEqualTo(Language.SPANISH);
        conversations.takeTurn(ada, "2", new UserInput.Selection("text"));
        assertThat(conversations.takeTurn(ada, "3", Utterance.typed(InMemoryMillbrook.CODE)).said().toString()).contains("84.12");
        verify(utilityContext, never()).savePreferredLanguage(any(), any());
        conversations.takeTurn(ada, "4", Utterance.typed("español"));
        verify(utilityContext).savePreferredLanguage(Actor.customer(Channel.TEXT, "o", town.person("ada").id()), Language.SPANISH);
    }

    @Test
    void a_language_chosen_elsewhere_replaces_the_one_of_the_phone() {
        var phone = new PhoneNumber("+15035550177");
        languages.update(phone, Language.SPANISH);
        assertThat(languages.find(phone)).as("no language was chosen there").isEmpty();
        languages.remember(phone, Language.SPANISH, false);
        languages.update(phone, Language.ENGLISH);
        assertThat(languages.find(phone).orElseThrow().language()).isEqualTo(Language.ENGLISH);
    }

    private static ConversationContext texting(String phone) {
        return new ConversationContext(Channel.TEXT, "text-" + phone, Optional.of(new PhoneNumber(phone)), Optional.empty(),
                Optional.empty(), "o");
    }
}
