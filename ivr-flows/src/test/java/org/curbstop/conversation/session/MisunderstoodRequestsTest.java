package org.curbstop.conversation.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.audit.AuditForTests;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.InstalledFlows;
import org.curbstop.conversation.IntentClassifierConfiguration;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.MisunderstoodPhrases;
import org.curbstop.conversation.MisunderstoodPhrases.MisunderstoodPhrase;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.UserInput.Utterance;
import org.curbstop.flows.InMemoryMillbrook;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestKey;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that staff see: those that opened no task, and those that opened a wrong one. */
@DatabaseTest
class MisunderstoodRequestsTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T20:00:00Z"), ZoneOffset.UTC);

    private final MisunderstoodPhrases phrases;
    private final Conversations conversations;

    MisunderstoodRequestsTest(TestStore store) {
        this.phrases = new MisunderstoodPhrases(store.store(), AuditForTests.over(store.store(), NOON), NOON);
        var town = new InMemoryMillbrook();
        var talks = new ConversationRepository(store.store());
        var utilityContext = InMemoryMillbrook.surroundings();
        var flows = new InstalledFlows(town.actions(), utilityContext,
                IntentClassifierConfiguration.builtIn(utilityContext.languages(), Money.USD, NOON));
        this.conversations = new FlowConversations(flows, talks,
                new ActionExecutor(flows, town.actions(), new ResumeCodes(store.store(), TestKey.KEY, NOON), talks, NOON),
                new PhoneLineRepository(store.store()), phrases, utilityContext, NOON);
    }

    private static ConversationContext by(Channel channel, String key, String language) {
        return new ConversationContext(channel, key, Optional.<PhoneNumber>empty(), Optional.empty(), Optional.of(new Language(language)),
                "origin");
    }

    private List<MisunderstoodPhrase> kept(String language) {
        return phrases.list(new Language(language), MisunderstoodPhrases.LabelState.OPEN, 10);
    }

    private void say(ConversationContext context, String... turns) {
        for (int i = 0; i < turns.length; i++) {
            conversations.takeTurn(context, Integer.toString(i), Utterance.typed(turns[i]));
        }
    }

    @Test
    void a_misunderstood_phrase_is_kept_with_the_task_that_followed() {
        for (var visitor : List.of("lost-1", "lost-2")) {
            say(by(Channel.CHAT, visitor, "en"), "flibber my zorgle at five five five one two one two please", "pay my bill",
                    "quuxify the frobnicator of mine"); // the last one is not kept: it may be a name
        }
        assertThat(kept("en")).singleElement().satisfies(phrase -> {
            assertThat(phrase.words()).isEqualTo("flibber my zorgle at please");
            assertThat(phrase.count()).isEqualTo(2);
            assertThat(phrase.next()).containsExactly(Map.entry("pay-bill", 2));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | cancel", "en | that's not what I meant", "en | No, that's not what I want.", "en | never mind, I want to move instead",
        "es | cancelar", "es | eso no es lo que quise decir", "es | no llamo por eso"})
    void a_task_left_before_anything_is_answered_was_opened_wrongly(String language, String left) {
        boolean english = language.equals("en");
        for (var channel : List.of(Channel.CHAT, Channel.TEXT)) {
            say(by(channel, "wrong-1", language), english ? "I want to report an outage" : "quiero reportar que se fue la luz", left,
                    english ? "pay my bill" : "pagar mi factura");
        }
        assertThat(kept(language)).singleElement().satisfies(phrase -> {
            assertThat(phrase.words()).isEqualTo(english ? "i want to report an outage" : "quiero reportar que se fue la luz");
            assertThat(phrase.decision()).isEqualTo(IntentDecision.ACT);
            assertThat(phrase.count()).isEqualTo(2);
            assertThat(phrase.next()).containsKey("pay-bill");
        });
    }

    @Test
    void a_task_canceled_after_an_answer_was_opened_rightly() {
        say(by(Channel.CHAT, "right-1", "en"), "I want to report an outage", "no", "cancel", "yes");
        say(by(Channel.CHAT, "right-2", "en"), "hello", "pay my bill");
        assertThat(kept("en")).isEmpty();
    }

    @Test
    void a_task_chosen_from_the_menu_is_no_phrase() {
        var visitor = by(Channel.CHAT, "chosen", "en");
        conversations.takeTurn(visitor, "1", Utterance.typed("hello"));
        conversations.takeTurn(visitor, "2", new UserInput.Selection("pay-bill"));
        conversations.takeTurn(visitor, "3", Utterance.typed("cancel"));
        assertThat(kept("en")).isEmpty();
    }
}
