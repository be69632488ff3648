package org.curbstop.conversation.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.curbstop.audit.AuditForTests;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.Conversations;
import org.curbstop.conversation.InstalledFlows;
import org.curbstop.conversation.IntentClassifierConfiguration;
import org.curbstop.conversation.MisunderstoodPhrases;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.UserInput.Utterance;
import org.curbstop.flows.InMemoryMillbrook;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestKey;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@DatabaseTest
class FlowConversationsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");

    private final InMemoryMillbrook town = new InMemoryMillbrook();
    private final TestStore store;
    private final ConversationRepository talks;
    private final ResumeCodes codes;
    private final PhoneLineRepository languages;
    private final MisunderstoodPhrases phrases;

    FlowConversationsTest(TestStore store) {
        this.store = store;
        this.talks = new ConversationRepository(store.store());
        this.codes = new ResumeCodes(store.store(), TestKey.KEY, Clock.fixed(NOON, ZoneOffset.UTC));
        this.languages = new PhoneLineRepository(store.store());
        this.phrases = new MisunderstoodPhrases(store.store(), AuditForTests.over(store.store(), Clock.fixed(NOON, ZoneOffset.UTC)),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private Conversations conversations(Clock clock) {
        return conversations(talks, clock);
    }

    private Conversations conversations(ConversationRepository talks, Clock clock) {
        var utilityContext = InMemoryMillbrook.surroundings();
        var flows = new InstalledFlows(town.actions(), utilityContext,
                IntentClassifierConfiguration.builtIn(utilityContext.languages(), Money.USD, clock));
        return new FlowConversations(flows, talks, new ActionExecutor(flows, town.actions(), codes, talks, clock), languages,
                phrases, utilityContext, clock);
    }

    private Conversations conversations() {
        return conversations(Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static ConversationContext by(Channel channel, String key, String phone) {
        return new ConversationContext(channel, key, Optional.ofNullable(phone).map(PhoneNumber::new), Optional.empty(),
                Optional.of(Language.ENGLISH), "origin");
    }

    @Test
    void a_turn_delivered_twice_gets_the_same_reply_and_acts_once() {
        var conversations = conversations();
        var guest = by(Channel.CHAT, "chat-1", null);
        toTheYes(conversations, guest);
        var first = conversations.takeTurn(guest, "yes", Utterance.typed("yes"));
        assertThat(conversations.takeTurn(guest, "yes", Utterance.typed("yes"))).isEqualTo(first);
        assertThat(town.times("start-payment")).isEqualTo(1);
        assertThat(first.said()).anyMatch(BotResponse.CardRequest.class::isInstance);
    }

    @Test
    void concurrent_deliveries_act_once_and_get_the_same_reply() throws Exception {
        var conversations = conversations();
        var guest = by(Channel.CHAT, "chat-2", null);
        toTheYes(conversations, guest);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Reply> delivery = () -> conversations.takeTurn(guest, "yes", Utterance.typed("yes"));
            var replies = new ArrayList<Reply>();
            for (var reply : threads.invokeAll(List.of(delivery, delivery, delivery, delivery))) {
                replies.add(reply.get());
            }
            assertThat(replies).hasSize(4).containsOnly(replies.getFirst());
        }
        assertThat(town.times("start-payment")).isEqualTo(1);
    }

    @Test
    void a_pin_in_a_few_words_where_its_choice_is_asked_is_not_stored() {
        for (var pin : List.of("twenty thirty", "two thousand thirty", "my pin is 2/0/3/0 thanks")) {
            conversations().takeTurn(by(Channel.CHAT, "p" + pin.length(), "+15035550101"), "1", Utterance.typed("what do I owe"));
            conversations().takeTurn(by(Channel.CHAT, "p" + pin.length(), "+15035550101"), "2", Utterance.typed(pin));
            assertThat(talks.find(FlowConversations.conversationId(Channel.CHAT, "p" + pin.length())).toString()).doesNotContain(pin);
        }
    }

    @Test
    void a_chat_echoes_input_without_codes_and_long_numbers() {
        var conversations = conversations();
        var ada = by(Channel.CHAT, "chat-echo", "+15035550101");
        assertThat(conversations.takeTurn(ada, "1", Utterance.typed("what do I owe")).echo()).contains("what do I owe");
        assertThat(conversations.takeTurn(ada, "2", new UserInput.Selection("pin")).echo()).contains("The account PIN");
        assertThat(conversations.takeTurn(ada, "3", Utterance.typed("wait, 2030")).echo()).contains("••••");
        assertThat(conversations.takeTurn(ada, "4", new UserInput.Command(UserInput.CommandKind.REPEAT)).echo()).isEmpty();
        assertThat(talks.find(FlowConversations.conversationId(Channel.CHAT, "chat-echo")).orElseThrow().toString()).doesNotContain("2030");
        assertThat(conversations.takeTurn(by(Channel.TEXT, "text-echo", "+15035550101"), "1", Utterance.typed("balance")).echo()).isEmpty();
    }

    @Test
    void hazard_warnings_for_messages_to_staff_change_nothing() {
        var conversations = conversations();
        assertThat(conversations.hazardWarnings(Language.ENGLISH, "I smell gas in the kitchen")).singleElement()
                .isInstanceOfSatisfying(BotResponse.Message.class, warning -> assertThat(warning.key()).isEqualTo("common.hazard-gas"));
        assertThat(conversations.hazardWarnings(new Language("es"), "huele a gas en mi casa")).singleElement()
                .isInstanceOfSatisfying(BotResponse.Message.class, warning -> assertThat(warning.text()).contains("911"));
        assertThat(conversations.hazardWarnings(Language.ENGLISH, "pay my bill, 50 dollars")).isEmpty();
        assertThat(town.acts).isEmpty();
    }

    @Test
    void a_page_that_is_only_opened_stores_nothing() {
        var conversations = conversations();
        for (int i = 0; i < 600; i++) {
            var visitor = by(Channel.PAGE, "page-" + i, null);
            var opened = conversations.takeTurn(visitor, "pay-bill", "opened", new UserInput.SessionOpened("pay-bill"));
            assertThat(opened.task()).isEqualTo("pay-bill");
            assertThat(conversations.takeTurn(visitor, "pay-bill", "again", new UserInput.Command(UserInput.CommandKind.REPEAT)).said())
                    .isEqualTo(opened.said());
            assertThat(talks.find(FlowConversations.conversationId(Channel.PAGE, "page-" + i))).isEmpty();
        }
    }

    @Test
    void the_first_answer_to_an_opened_page_continues_from_its_question() {
        var kept = conversations();
        var visitor = by(Channel.PAGE, "page-kept", null);
        kept.takeTurn(visitor, "1", new UserInput.SessionOpened("pay-bill"));
        var expected = kept.takeTurn(visitor, "2", new UserInput.Selection("bill"));
        var other = by(Channel.PAGE, "page-new", null);
        kept.takeTurn(other, "pay-bill", "1", new UserInput.SessionOpened("pay-bill"));
        var answered = kept.takeTurn(other, "pay-bill", "2", new UserInput.Selection("bill"));
        assertThat(answered.said()).isEqualTo(expected.said());
        assertThat(kept.takeTurn(other, "pay-bill", "2", new UserInput.Selection("bill"))).isEqualTo(answered);
        assertThat(talks.find(FlowConversations.conversationId(Channel.PAGE, "page-new"))).isPresent();
    }

    @Test
    void a_conversation_is_deleted_after_its_retention_period_and_not_before() {
        conversations().takeTurn(by(Channel.CHAT, "chat-old", null), "1", new UserInput.SessionOpened("pay-bill"));
        assertThat(forgetting(Duration.ofDays(90)).deleteExpired()).isZero();
        assertThat(talks.find(FlowConversations.conversationId(Channel.CHAT, "chat-old"))).isPresent();
        assertThat(forgetting(Duration.ofDays(92)).deleteExpired()).isEqualTo(1);
        assertThat(talks.find(FlowConversations.conversationId(Channel.CHAT, "chat-old"))).isEmpty();
    }

    @Test
    void an_expired_code_is_deleted() {
        codes.issue("talk_1");
        assertThat(forgetting(Duration.ofDays(2)).deleteExpired()).isZero();
        assertThat(forgetting(Duration.ofDays(4)).deleteExpired()).isEqualTo(1);
    }

    private ConversationRetentionJob forgetting(Duration later) {
        return new ConversationRetentionJob(talks, codes, InMemoryMillbrook.surroundings(), Clock.fixed(NOON.plus(later), ZoneOffset.UTC));
    }

    private static void toTheYes(Conversations conversations, ConversationContext guest) {
        conversations.takeTurn(guest, "1", new UserInput.SessionOpened("pay-bill"));
        conversations.takeTurn(guest, "2", new UserInput.Selection("bill"));
        conversations.takeTurn(guest, "3", Utterance.typed("100200302"));
        conversations.takeTurn(guest, "4", Utterance.typed("97999"));
        var check = conversations.takeTurn(guest, "5", Utterance.typed("50"));
        assertThat(check.said()).anyMatch(response -> response instanceof BotResponse.Question ask && ask.slot().equals("check"));
    }

    @Test
    void a_turn_lost_in_a_crash_runs_again_after_its_claim_expires() {
        var conversations = conversations();
        var guest = by(Channel.CHAT, "chat-3", null);
        toTheYes(conversations, guest);
        var document = talks.find(FlowConversations.conversationId(Channel.CHAT, "chat-3")).orElseThrow();
        // The process died after the payment was made and before the reply was stored.
        assertThat(talks.save(document.withClaim("yes", NOON.plusSeconds(30)), false)).isPresent();
        var later = conversations(Clock.fixed(NOON.plus(Duration.ofMinutes(1)), ZoneOffset.UTC));
        assertThat(later.takeTurn(guest, "yes", Utterance.typed("yes")).said()).anyMatch(BotResponse.CardRequest.class::isInstance);
        assertThat(town.times("start-payment")).isEqualTo(1);
    }

    @Test
    void a_conversation_continued_in_another_process_is_read_from_there() {
        var here = conversations();
        var there = conversations(new ConversationRepository(store.another()), Clock.fixed(NOON, ZoneOffset.UTC));
        var guest = by(Channel.CHAT, "chat-9", null);
        toTheYes(here, guest);
        var first = there.takeTurn(guest, "yes", Utterance.typed("yes"));
        assertThat(here.takeTurn(guest, "yes", Utterance.typed("yes"))).isEqualTo(first);
        assertThat(town.times("start-payment")).isEqualTo(1);
        assertThat(here.takeTurn(guest, "6", Utterance.typed("thank you")).talkId()).isEqualTo(first.talkId());
        assertThat(there.takeTurn(guest, "6", Utterance.typed("thank you")))
                .isEqualTo(here.takeTurn(guest, "6", Utterance.typed("thank you")));
    }

    @Test
    void an_erased_conversation_starts_over_without_its_old_messages() {
        var conversations = conversations();
        var guest = by(Channel.CHAT, "chat-10", null);
        toTheYes(conversations, guest);
        store.another().collection(StoredConversation.class, "talks").delete(FlowConversations.conversationId(Channel.CHAT, "chat-10"));
        assertThat(conversations.takeTurn(guest, "yes", Utterance.typed("yes")).said())
                .noneMatch(BotResponse.CardRequest.class::isInstance);
        assertThat(town.times("start-payment")).isZero();
    }

    @Test
    void a_resume_code_continues_a_phone_task_in_chat_only_once() {
        var conversations = conversations();
        var caller = by(Channel.VOICE, "CA1", "+15035550101");
        conversations.takeTurn(caller, "1", new UserInput.SessionOpened(""));
        conversations.takeTurn(caller, "2", Utterance.typed("i want to pay my bill"));
        conversations.takeTurn(caller, "3", Utterance.typed("i have my bill"));
        conversations.takeTurn(caller, "4", Utterance.typed("one zero zero two zero zero three zero two"));
        var given = conversations.takeTurn(caller, "5", Utterance.typed("finish later"));
        var code = ((BotResponse.Message) given.said().getFirst()).text().replaceAll("(?s).*Your code is ([A-Z0-9, ]+)\\. Again.*", "$1")
                .replaceAll("[, ]", "");
        assertThat(code).matches("[A-Z2-9]{6}");

        var chat = by(Channel.CHAT, "chat-4", null);
        conversations.takeTurn(chat, "1", new UserInput.SessionOpened(""));
        conversations.takeTurn(chat, "2", Utterance.typed("I have a code"));
        var resumed = conversations.takeTurn(chat, "3", Utterance.typed(code.toLowerCase(java.util.Locale.ROOT)));
        assertThat(resumed.task()).isEqualTo("pay-bill");
        assertThat(resumed.said()).anyMatch(response -> response instanceof BotResponse.Question ask && ask.slot().equals("zip"));

        var other = by(Channel.CHAT, "chat-5", null);
        conversations.takeTurn(other, "1", new UserInput.SessionOpened(""));
        assertThat(conversations.takeTurn(other, "2", Utterance.typed("my code is " + code)).said())
                .anyMatch(response -> response instanceof BotResponse.Message tell && tell.key().equals("common.resume-wrong"));
    }

    @Test
    void a_resume_code_does_not_carry_the_verification_over() {
        var conversations = conversations();
        var caller = by(Channel.VOICE, "CA2", "+15035550101");
        proveByPin(conversations, caller);
        var given = conversations.takeTurn(caller, "9", Utterance.typed("finish later"));
        var code = ((BotResponse.Message) given.said().getFirst()).text().replaceAll("(?s).*Your code is ([A-Z0-9, ]+)\\. Again.*", "$1")
                .replaceAll("[, ]", "");
        var chat = by(Channel.CHAT, "chat-6", null);
        conversations.takeTurn(chat, "1", new UserInput.SessionOpened(""));
        var resumed = conversations.takeTurn(chat, "2", Utterance.typed("i have a code " + code));
        assertThat(resumed.said().toString()).doesNotContain("84.12").doesNotContain("Alder");
        assertThat(resumed.task()).isEqualTo("verify-person");
    }

    @Test
    void the_browsers_conversation_key_is_not_stored() {
        var conversations = conversations();
        var chat = by(Channel.CHAT, "c00k1e-0f-a-br0ws3r", null);
        conversations.takeTurn(chat, "1", new UserInput.SessionOpened("check-balance"));
        var given = conversations.takeTurn(chat, "2", Utterance.typed("finish later"));
        var code = ((BotResponse.Message) given.said().getFirst()).text().replaceAll("(?s).*?\\b([A-Z][2-9][A-Z][2-9][A-Z][2-9])\\b.*",
                "$1");
        assertThat(code).hasSize(6);
        try (var client = MongoClients.create(store.uri())) {
            var database = client.getDatabase(store.uri().replaceAll(".*/([^/?]+)(\\?.*)?$", "$1"));
            assertThat(database.listCollectionNames()).contains("talks", "talk_codes").allSatisfy(collection ->
            assertThat(database.getCollection(collection).find().map(Document::toJson))
                    .noneMatch(json -> json.contains("c00k1e-0f-a-br0ws3r")));
            assertThat(database.getCollection("talk_codes").find().map(Document::toJson)).noneMatch(json -> json.contains(code));
            assertThat(database.getCollection("talk_codes").countDocuments()).isEqualTo(1);
        }
    }

    private static void proveByPin(Conversations conversations, ConversationContext caller) {
        conversations.takeTurn(caller, "1", new UserInput.SessionOpened("check-balance"));
        conversations.takeTurn(caller, "2", new UserInput.Selection("phone"));
        conversations.takeTurn(caller, "3", new UserInput.Selection("pin"));
        assertThat(conversations.takeTurn(caller, "4", new UserInput.KeypadDigits("2030")).said().toString()).contains("$84.12");
    }

    @Test
    void a_stored_conversation_has_no_pin() {
        var conversations = conversations();
        var caller = by(Channel.VOICE, "CA3", "+15035550101");
        proveByPin(conversations, caller);
        assertThat(talks.find(FlowConversations.conversationId(Channel.VOICE, "CA3")).orElseThrow().toString()).doesNotContain("2030");
    }

    @Test
    void a_page_can_be_reopened_at_any_time_even_after_the_end() {
        var conversations = conversations();
        var page = by(Channel.PAGE, "page-1", null);
        var opened = conversations.takeTurn(page, "1", new UserInput.SessionOpened("pay-bill"));
        assertThat(conversations.takeTurn(page, "2", new UserInput.Command(UserInput.CommandKind.REPEAT)).said()).isEqualTo(opened.said());
        conversations.takeTurn(page, "3", new UserInput.FormSubmission(java.util.Map.of("number", "100200302", "zip", "97999")));
        conversations.takeTurn(page, "4", new UserInput.FormSubmission(java.util.Map.of("amount", "20")));
        var end = conversations.takeTurn(page, "5", new UserInput.FormSubmission(java.util.Map.of("check", "yes")));
        assertThat(end.ended()).isTrue();
        assertThat(conversations.takeTurn(page, "6", new UserInput.Command(UserInput.CommandKind.REPEAT))).isEqualTo(end);
    }

    @Test
    void the_language_that_a_caller_chose_is_remembered() {
        var conversations = conversations();
        var first = new ConversationContext(Channel.VOICE, "CA7", Optional.of(new PhoneNumber("+15035550177")), Optional.empty(),
                Optional.empty(), "o");
        assertThat(conversations.takeTurn(first, "1", new UserInput.SessionOpened("")).said().getLast())
                .isInstanceOfSatisfying(BotResponse.Question.class, ask -> assertThat(ask.slot()).isEqualTo("language"));
        assertThat(conversations.takeTurn(first, "2", new UserInput.KeypadDigits("2")).language()).isEqualTo(Language.SPANISH);
        var second = new ConversationContext(Channel.VOICE, "CA8", Optional.of(new PhoneNumber("+15035550177")), Optional.empty(),
                Optional.empty(), "o");
        assertThat(conversations.takeTurn(second, "1", new UserInput.SessionOpened("")).said().toString()).contains("¿En qué le ayudo?");
    }

}
