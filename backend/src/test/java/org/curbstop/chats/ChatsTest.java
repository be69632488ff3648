package org.curbstop.chats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.cases.CaseId;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.cases.HandOffsForTests;
import org.curbstop.chats.Chat.Helpfulness;
import org.curbstop.chats.ChatMessage.Author;
import org.curbstop.chats.ChatMessage.NewChatMessage;
import org.curbstop.chats.ChatMessage.Notice;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DatabaseTest
class ChatsTest {

    private static final Actor SAM = Actor.staff("sam");
    private static final Actor STELLA = Actor.staff("stella");
    private static final String BROWSER = "cookie";
    private static final String ORIGIN = "192.0.2.1";
    /** Monday, 10:00 in Millbrook. */
    private static final Instant OPEN = Instant.parse("2026-11-23T18:00:00Z");

    private final MillbrookCustomers millbrook;
    private final ChatRepository repository;
    private final Chats chats;
    private final ChatDesk desk;
    private final ChatRatings ratings;
    private final HandOffs handOffs;

    ChatsTest(TestStore test) {
        millbrook = new MillbrookCustomers(test);
        millbrook.clock.set(OPEN);
        repository = new ChatRepository(test.store());
        var made = ChatsForTests.over(repository, HandOffsForTests.over(test.store(), millbrook.audit, millbrook.clock), millbrook.audit,
                millbrook.clock);
        chats = made.chats();
        desk = made.desk();
        ratings = made.ratings();
        handOffs = made.handOffs();
    }

    private Chat turn(String conversation, String key, String words, String reply) {
        return chats.record(BROWSER, new Chats.AssistantTurn(conversation, key, List.of(NewChatMessage.byAssistant("plain", "Hello", "")),
                List.of(NewChatMessage.byCustomer(words), NewChatMessage.byAssistant("plain", reply, "")), false));
    }

    private CaseId waiting(String browser, String origin) {
        CaseId id = handOffs.raise(new HandOffContext("chat:" + browser, HandOffContext.Kind.LIVE_CHAT, Channel.CHAT, Optional.empty(),
                Optional.empty(), Optional.empty(), VerificationLevel.NONE, "other", List.of(), List.of(), Language.ENGLISH,
                Optional.empty())).id();
        chats.requestStaff(browser, "talk_1", id, origin);
        return id;
    }

    private CaseId joined() {
        CaseId id = waiting(BROWSER, ORIGIN);
        handOffs.take(id, SAM);
        assertThat(desk.join(id, SAM, "Sam Rivera")).isTrue();
        return id;
    }

    private boolean write(String key, String words) {
        return chats.write(BROWSER, key, NewChatMessage.byCustomer(words), List.of()).isPresent();
    }

    private Chat chat() {
        return chats.find(BROWSER).orElseThrow();
    }

    private List<String> texts() {
        return chat().messages().stream().map(message -> message.text().isEmpty() ? message.kind() : message.text()).toList();
    }

    @Test
    void the_history_contains_the_greeting_and_each_turn_once() {
        turn("talk_1", "a", "pay my bill", "How much?");
        turn("talk_1", "a", "pay my bill", "How much?");
        turn("talk_1", "b", "all", "Thank you");
        assertThat(texts()).containsExactly("Hello", "pay my bill", "How much?", "all", "Thank you");
        assertThat(chat().messages()).extracting(ChatMessage::number).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void the_history_ends_with_its_conversation() {
        turn("talk_1", "a", "my name is Ada", "Hello Ada");
        turn("talk_2", "b", "hi", "Hi");
        assertThat(texts()).containsExactly("Hello", "hi", "Hi");
        assertThat(chat().messages().getFirst().number()).as("the first message that a browser with the old history requests").isEqualTo(4);
    }

    @Test
    void a_long_history_keeps_its_latest_messages() {
        for (int i = 0; i < 150; i++) {
            turn("talk_1", "t" + i, "w" + i, "r" + i);
        }
        assertThat(chat().messages()).hasSize(Chat.MAX_MESSAGES);
        assertThat(texts()).contains("r149").doesNotContain("w0");
    }

    @Test
    void each_browser_has_its_own_history() {
        turn("talk_1", "a", "pay", "How much?");
        assertThat(chats.find("other")).isEmpty();
        assertThat(repository.find(BROWSER).orElseThrow().id()).doesNotContain(BROWSER);
    }

    @Test
    void staff_join_and_both_sides_can_write() {
        turn("talk_1", "a", "agent", "A person will join");
        CaseId id = waiting(BROWSER, ORIGIN);
        write("b", "my meter hums");
        handOffs.take(id, SAM);
        desk.join(id, SAM, "Sam Rivera");
        assertThat(desk.write(id, SAM, " Since when? ")).isTrue();
        write("c", "since Monday");
        assertThat(texts()).endsWith("my meter hums", "JOINED", "Since when?", "since Monday");
        assertThat(chat().messages()).filteredOn(message -> message.author() == Author.STAFF).extracting(ChatMessage::name)
                .containsExactly("Sam Rivera");
        assertThat(desk.open(id, SAM).orElseThrow().canWrite()).isTrue();
    }

    @Test
    void staff_see_only_messages_written_for_them() {
        turn("talk_1", "a", "my income is low", "Which program?");
        CaseId id = joined();
        write("b", "hello Sam");
        desk.leave(id, SAM);
        turn("talk_2", "c", "something private", "I see");
        assertThat(desk.open(id, SAM).orElseThrow().messages()).extracting(ChatMessage::text)
                .contains("hello Sam").doesNotContain("my income is low", "Which program?", "something private", "I see");
        assertThat(texts()).as("the customer sees everything").contains("my income is low", "hello Sam", "something private");
    }

    @Test
    void only_the_assignee_can_join_and_write() {
        CaseId id = waiting(BROWSER, ORIGIN);
        assertThat(desk.join(id, SAM, "Sam")).as("the case is not assigned").isFalse();
        handOffs.take(id, SAM);
        assertThat(desk.join(id, STELLA, "Stella")).isFalse();
        assertThat(desk.join(id, SAM, "Sam")).isTrue();
        assertThat(desk.write(id, STELLA, "hello")).isFalse();
        assertThat(desk.open(id, Actor.atWorkplace(Actor.Workplace.OUTAGES, "oscar", "desk"))).isEmpty();
        assertThat(desk.open(id, Actor.anonymous(Channel.CHAT, ORIGIN))).isEmpty();
    }

    @Test
    void the_customer_is_notified_when_staff_leave() {
        CaseId id = joined();
        assertThat(desk.leave(id, SAM)).isTrue();
        assertThat(texts()).endsWith(Notice.LEFT.name());
        assertThat(chat().isWithStaff()).isFalse();
        assertThat(write("c", "still there?")).as("the assistant answers again").isFalse();
    }

    @Test
    void a_colleague_can_take_over_a_chat() {
        CaseId id = joined();
        write("b", "my meter hums");
        desk.transfer(id, SAM);
        handOffs.release(id, "", SAM);
        handOffs.take(id, STELLA);
        assertThat(desk.join(id, STELLA, "Stella")).isTrue();
        assertThat(texts()).endsWith(Notice.PASSED_ON.name(), Notice.JOINED.name());
        assertThat(desk.open(id, STELLA).orElseThrow().messages()).extracting(ChatMessage::text).contains("my meter hums");
    }

    @Test
    void staff_are_notified_when_the_customer_leaves() {
        CaseId id = joined();
        chats.end(BROWSER);
        assertThat(desk.open(id, SAM).orElseThrow()).satisfies(open -> {
            assertThat(open.messages().getLast().kind()).isEqualTo(Notice.CUSTOMER_ENDED.name());
            assertThat(open.canWrite()).isFalse();
        });
        assertThat(desk.write(id, SAM, "hello?")).as("staff cannot write to a customer who has left").isFalse();
    }

    @Test
    void absence_of_the_customer_or_staff_is_detected() {
        CaseId id = joined();
        assertThat(desk.open(id, SAM).orElseThrow().customerAway()).isEmpty();
        assertThat(ChatDesk.staffAway(chat(), millbrook.clock.instant())).isEmpty();
        millbrook.clock.advance(Duration.ofMinutes(3));
        assertThat(ChatDesk.staffAway(chat(), millbrook.clock.instant())).contains(OPEN);
        assertThat(desk.open(id, SAM).orElseThrow().customerAway()).contains(OPEN);
        chats.visit(BROWSER);
        assertThat(desk.open(id, SAM).orElseThrow().customerAway()).isEmpty();
        assertThat(ChatDesk.staffAway(chat(), millbrook.clock.instant())).as("the view of staff counts as presence").isEmpty();
    }

    @Test
    void returning_to_the_assistant_withdraws_an_unassigned_case() {
        CaseId id = waiting(BROWSER, ORIGIN);
        chats.backToAssistant(BROWSER);
        assertThat(handOffs.listWaiting(10, SAM)).isEmpty();
        assertThat(handOffs.find(id, SAM).orElseThrow().state()).isInstanceOfSatisfying(HandOff.State.Closed.class,
                closed -> assertThat(closed.outcome()).isEqualTo(HandOff.Outcome.WITHDRAWN));
        assertThat(chat().isWithStaff()).isFalse();
    }

    @Test
    void an_assigned_case_stays_assigned_when_the_customer_leaves() {
        CaseId id = joined();
        chats.backToAssistant(BROWSER);
        assertThat(handOffs.find(id, SAM).orElseThrow().isAssignedTo("sam")).isTrue();
    }

    @Test
    void waiting_customers_are_notified_when_the_office_closes() {
        CaseId id = waiting(BROWSER, ORIGIN);
        millbrook.clock.advance(Duration.ofHours(9));
        assertThat(chats.visit(BROWSER).orElseThrow().isWithStaff()).isFalse();
        assertThat(texts()).endsWith(Notice.OFFICE_CLOSED.name());
        assertThat(handOffs.find(id, SAM).orElseThrow().isOpen()).as("the request is kept").isTrue();
        assertThat(chats.nextOpen(millbrook.clock.instant()).getDayOfWeek()).isEqualTo(java.time.DayOfWeek.TUESDAY);
    }

    @Test
    void the_waiting_queue_is_first_come_first_served() {
        waiting("first", "192.0.2.10");
        millbrook.clock.advance(Duration.ofMinutes(4));
        waiting(BROWSER, ORIGIN);
        assertThat(chats.position(chat())).isEqualTo(new Chats.QueuePosition(2, Duration.ofMinutes(4)));
    }

    @Test
    void one_origin_cannot_fill_the_waiting_queue() {
        for (int i = 0; i < Chats.MAX_WAITING_PER_ORIGIN; i++) {
            assertThat(chats.hasRoom(ORIGIN)).isTrue();
            waiting("b" + i, ORIGIN);
        }
        assertThat(chats.hasRoom(ORIGIN)).isFalse();
        assertThat(chats.hasRoom("192.0.2.2")).isTrue();
    }

    @Test
    void the_waiting_queue_is_limited() {
        for (int i = 0; i < ChatRepository.MAX_WAITING; i++) {
            waiting("b" + i, "198.51.100." + i);
        }
        assertThat(chats.hasRoom("192.0.2.2")).isFalse();
    }

    @Test
    void the_messages_of_one_customer_to_staff_are_limited() {
        joined();
        for (int i = 0; i < Chats.MAX_TO_STAFF; i++) {
            assertThat(write("k" + i, "words " + i)).isTrue();
        }
        assertThat(write("more", "words")).isFalse();
        assertThat(write("k99", "words 99")).as("a repeated delivery was already accepted").isTrue();
        assertThat(repository.find(BROWSER).orElseThrow().messages().getLast().text()).isEqualTo("words 99");
    }

    @Test
    void codes_and_cards_are_masked_and_staff_see_account_numbers() {
        joined();
        write("a", "4711");
        write("b", "my pin is 4711, ok?");
        write("c", "card 4242 4242 4242 4242");
        write("d", "my account is 100200302 at 1200 Alder St");
        assertThat(texts()).endsWith("••••", "my pin is ••••, ok?", "card ••••", "my account is 100200302 at 1200 Alder St");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"pin: four eight four zero | pin: ••••", "4 8 4 0 | ••••", "it's 48 40 | it's ••••",
        "four, eight, four, and zero | ••••", "my passcode is forty eight forty, right? | my passcode is ••••, right?",
        "the code you sent is 123456 | the code you sent is ••••", "mi clave es cuatro ocho cuatro cero | mi clave es ••••",
        "cuarenta y ocho cuarenta | ••••", "account 100200302 pin four eight four zero | account 100200302 pin ••••",
        "my zip code is 97999 | my zip code is 97999", "we are four people in two rooms | we are four people in two rooms",
        "call me at 503 555 0101 | call me at 503 555 0101", "I paid 1250 on the fifth | I paid 1250 on the fifth"})
    void a_code_is_masked_however_it_is_written(String written, String kept) {
        joined();
        write("a", written);
        assertThat(texts()).endsWith(kept);
    }

    @Test
    void both_sides_see_a_hazard_warning() {
        CaseId id = joined();
        chats.write(BROWSER, "a", NewChatMessage.byCustomer("I smell gas"),
                List.of(NewChatMessage.byAssistant("danger", "Leave the building", "")));
        assertThat(texts()).endsWith("I smell gas", "Leave the building");
        assertThat(desk.open(id, SAM).orElseThrow().messages()).extracting(ChatMessage::text).contains("Leave the building");
    }

    @Test
    void a_chat_can_be_rated_once_after_it_has_ended() {
        joined();
        desk.write(handOffs.listAssignedTo(SAM).getFirst().id(), SAM, "Done");
        chats.rate(BROWSER, Helpfulness.NO);
        assertThat(ratings.figures().staff().all()).as("the chat has not ended").isZero();
        chats.end(BROWSER);
        chats.rate(BROWSER, Helpfulness.YES);
        chats.rate(BROWSER, Helpfulness.NO);
        assertThat(ratings.figures())
                .isEqualTo(new ChatRatings.RatingFigures(new ChatRatings.Tally(0, 0, 0), new ChatRatings.Tally(1, 0, 0)));
    }

    @Test
    void statistics_cover_recent_days_by_who_answered() {
        turn("talk_1", "a", "pay", "Done");
        chats.end(BROWSER);
        chats.rate(BROWSER, Helpfulness.PARTLY);
        millbrook.clock.advance(Duration.ofDays(3));
        assertThat(ratings.figures().assistant()).isEqualTo(new ChatRatings.Tally(0, 1, 0));
        millbrook.clock.advance(Duration.ofDays(ChatRatings.DAYS));
        assertThat(ratings.figures().assistant().all()).isZero();
    }

    @Test
    void a_chat_is_deleted_with_its_conversation() {
        turn("talk_1", "a", "pay", "Done");
        var job = new ChatRetentionJob(repository, SampleUtility.millbrook(), millbrook.clock);
        assertThat(job.deleteExpired()).isZero();
        millbrook.clock.set(OPEN.atZone(java.time.ZoneOffset.UTC).plus(SampleUtility.millbrook().retention().conversations()).plusDays(3)
                .toInstant());
        assertThat(job.deleteExpired()).isEqualTo(1);
        assertThat(chats.find(BROWSER)).isEmpty();
    }
}
