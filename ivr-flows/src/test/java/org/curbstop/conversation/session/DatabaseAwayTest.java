package org.curbstop.conversation.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.curbstop.audit.AuditForTests;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.InstalledFlows;
import org.curbstop.conversation.IntentClassifierConfiguration;
import org.curbstop.conversation.MisunderstoodPhrases;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput.Utterance;
import org.curbstop.conversation.engine.DialogueState;
import org.curbstop.flows.FlowActionAdapter;
import org.curbstop.flows.InMemoryMillbrook;
import org.curbstop.store.DatabaseUnavailableException;
import org.curbstop.store.TestKey;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replies while the database is down: reports are accepted, conversations continue, and other tasks say what still works. */
class DatabaseAwayTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T20:00:00Z"), ZoneOffset.UTC);

    private final InMemoryMillbrook town = new InMemoryMillbrook();
    private final TestStore store = TestStore.cuttable();
    private final ConversationRepository talks = new ConversationRepository(store.store());
    private final ResumeCodes codes = new ResumeCodes(store.store(), TestKey.KEY, CLOCK);
    private final PhoneLineRepository languages = new PhoneLineRepository(store.store());
    private final MisunderstoodPhrases phrases =
            new MisunderstoodPhrases(store.store(), AuditForTests.over(store.store(), CLOCK), CLOCK);
    private final Conversations conversations = conversations(town.actions());
    private final ConversationContext texter = context("+15035559901");

    private int turn;

    @AfterEach
    void close() {
        if (!store.store().isReachable()) {
            back();
        }
        store.close();
    }

    @Test
    void two_texts_report_an_outage_without_the_database() {
        away();
        assertThat(text("OUT 12 Alder St")).contains("12 Alder St");
        assertThat(text("yes")).contains("Thank you");
        assertThat(town.times("report-outage")).isEqualTo(1);
    }

    @Test
    void a_conversation_continues_and_is_stored_once_the_database_is_back() {
        assertThat(text("pay my bill")).isNotEmpty();
        away();
        assertThat(text("100200302")).isNotEmpty();
        String id = FlowConversations.conversationId(Channel.TEXT, texter.conversationKey());
        int turns = talks.find(id).orElseThrow().talk().turns();
        back();
        assertThat(talks.find(id)).hasValueSatisfying(stored -> assertThat(stored.talk().turns()).isEqualTo(turns));
        assertThat(new ConversationRepository(store.another()).find(id))
                .hasValueSatisfying(stored -> assertThat(stored.talk().turns()).isEqualTo(turns));
        assertThat(text("menu")).isNotEmpty();
        assertThat(talks.find(id).orElseThrow().talk().turns()).isGreaterThan(turns);
    }

    @Test
    void a_repeated_delivery_gets_the_same_reply() {
        away();
        Reply first = conversations.takeTurn(texter, "SM1", Utterance.typed("OUT 12 Alder St"));
        assertThat(conversations.takeTurn(texter, "SM1", Utterance.typed("OUT 12 Alder St"))).isEqualTo(first);
        back();
        assertThat(conversations.takeTurn(texter, "SM1", Utterance.typed("OUT 12 Alder St"))).isEqualTo(first);
    }

    @Test
    void the_last_turn_and_the_language_are_found_without_the_database() {
        languages.remember(texter.phone().orElseThrow(), Language.SPANISH, true);
        assertThat(conversations.lastTurnAt(texter)).isEmpty();
        assertThat(conversations.languageOf(texter)).contains(Language.SPANISH);
        away();
        assertThat(text("OUT 12 Alder St")).contains("12 Alder St");
        assertThat(conversations.lastTurnAt(texter)).contains(CLOCK.instant());
        back();
        assertThat(new ConversationRepository(store.another()).find(id()))
                .map(StoredConversation::touched).isEqualTo(conversations.lastTurnAt(texter));
    }

    @Test
    void a_conversation_that_cannot_be_stored_does_not_stop_the_others() {
        away();
        var state = DialogueState.begin("talk_1", Channel.TEXT, Language.ENGLISH, true, true);
        var tooLarge = new StoredConversation("TEXT:large", 0, state, List.of(), Optional.empty(), 0, CLOCK.instant(),
                Optional.of("x".repeat(17 * 1024 * 1024)), Optional.empty());
        assertThat(talks.save(tooLarge, true)).isPresent();
        assertThat(text("OUT 12 Alder St")).contains("12 Alder St");
        back();
        assertThat(new ConversationRepository(store.another()).find(id()))
                .isPresent();
        assertThat(talks.find("TEXT:large")).as("kept and tried again").isPresent();
    }

    @Test
    void turns_continue_while_the_database_is_slow_to_store_what_was_kept() throws Exception {
        away();
        assertThat(text("OUT 12 Alder St")).contains("12 Alder St");
        store.wire().mend();
        until(store.store()::isReachable);
        store.wire().delay(Duration.ofSeconds(1));
        var storing = Thread.startVirtualThread(talks::storeUnstored);
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        assertThat(talks.ofThisProcess(id())).isPresent();
        assertThat(storing.isAlive()).as("answered before it was stored").isTrue();
        store.wire().delay(Duration.ZERO);
        storing.join();
    }

    @Test
    void an_action_without_the_database_says_what_still_works() {
        List<FlowAction> failing = town.actions().stream().<FlowAction>map(action -> new FlowActionAdapter(action.spec(), _ -> {
            throw unavailable();
        })).toList();
        Conversations answering = conversations(failing);
        away();
        assertThat(words(answering.takeTurn(texter, "SM2", Utterance.typed("when is my power back"))))
                .contains("report an outage or a danger");
    }

    private String id() {
        return FlowConversations.conversationId(Channel.TEXT, texter.conversationKey());
    }

    private DatabaseUnavailableException unavailable() {
        try {
            store.store().sequences().next("any");
        } catch (DatabaseUnavailableException e) {
            return e;
        }
        throw new AssertionError("the database is there");
    }

    private void away() {
        store.wire().cut();
        until(() -> !store.store().isReachable());
    }

    private void back() {
        store.wire().mend();
        until(store.store()::isReachable);
        talks.storeUnstored();
    }

    private static void until(BooleanSupplier holds) {
        for (long end = System.nanoTime() + Duration.ofSeconds(20).toNanos(); !holds.getAsBoolean() && System.nanoTime() < end;) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    private String text(String body) {
        return words(conversations.takeTurn(texter, "SM-" + turn++, Utterance.typed(body)));
    }

    private static String words(Reply reply) {
        return reply.said().toString();
    }

    private Conversations conversations(List<FlowAction> actions) {
        var utilityContext = InMemoryMillbrook.surroundings();
        var flows = new InstalledFlows(actions, utilityContext,
                IntentClassifierConfiguration.builtIn(utilityContext.languages(), Money.USD, CLOCK));
        return new FlowConversations(flows, talks, new ActionExecutor(flows, actions, codes, talks, CLOCK), languages,
                phrases, utilityContext, CLOCK);
    }

    private static ConversationContext context(String phone) {
        return new ConversationContext(Channel.TEXT, phone, Optional.of(new PhoneNumber(phone)), Optional.empty(), Optional.empty(), phone);
    }
}
