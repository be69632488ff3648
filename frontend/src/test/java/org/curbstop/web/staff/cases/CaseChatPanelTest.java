package org.curbstop.web.staff.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.messages.MessageList;
import com.vaadin.flow.component.messages.MessageListItem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.cases.CaseId;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.chats.Chat;
import org.curbstop.chats.ChatMessage.NewChatMessage;
import org.curbstop.chats.ChatRatings;
import org.curbstop.chats.Chats;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.identity.UserRole;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Staff in the chat of a case, as far as it can be tested without a browser. */
class CaseChatPanelTest extends ViewTest {

    private static final Actor SAM = Actor.staff("sam");
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)> **bold**";

    private final HandOffs handOffs;
    private final Chats chats;
    private final String browser = UUID.randomUUID().toString();

    CaseChatPanelTest(@Autowired HandOffs handOffs, @Autowired Chats chats) {
        this.handOffs = handOffs;
        this.chats = chats;
    }

    @AfterEach
    void leaveTheQueue() {
        chats.end(browser);
    }

    private CaseId waiting() {
        CaseId id = handOffs.raise(new HandOffContext("chat-panel:" + browser, HandOffContext.Kind.LIVE_CHAT, Channel.CHAT,
                Optional.empty(),
                Optional.empty(), Optional.empty(), VerificationLevel.NONE, "other", List.of(), List.of(), Language.ENGLISH,
                Optional.empty())).id();
        chats.requestStaff(browser, "talk_1", id, browser);
        return id;
    }

    private CaseView open(CaseId id, String language) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        return navigate(CaseView.class, Map.of("case", id.value()));
    }

    private void customerWrites(String words) {
        chats.write(browser, UUID.randomUUID().toString(), NewChatMessage.byCustomer(words), List.of());
    }

    private static void poll() {
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
    }

    private List<String> messages() {
        return findInView(MessageList.class).single().getItems().stream().map(MessageListItem::getText).toList();
    }

    @ParameterizedTest
    @CsvSource({"en, The customer is waiting for somebody to join., Take it and join the chat, The customer is here",
            "es, El cliente espera a que alguien se una., Tomarlo y unirse al chat, El cliente está en el chat"})
    void taking_the_case_joins_the_chat(String language, String waiting, String take, String here) {
        CaseId id = waiting();
        open(id, language);
        assertThat(text()).contains(waiting);
        press(take);
        assertThat(text()).contains(here);
        assertThat(chats.find(browser).orElseThrow().state()).isInstanceOfSatisfying(Chat.State.Joined.class,
                joined -> assertThat(joined.name()).isEqualTo("sam"));
    }

    @Test
    void new_messages_appear_without_a_reload_and_are_shown_as_text() {
        open(waiting(), "en");
        press("Take it and join the chat");
        enter("Your answer", "One mom");
        customerWrites(HOSTILE);
        poll();
        assertThat(messages()).endsWith(HOSTILE);
        assertThat(findInView(MessageList.class).single().isMarkdown()).isFalse();
        assertThat(value("Your answer")).as("text being typed is kept").isEqualTo("One mom");
    }

    @Test
    void what_staff_write_reaches_the_customer_under_their_name() {
        open(waiting(), "en");
        press("Take it and join the chat");
        enter("Your answer", "Since when?");
        press("Send");
        assertThat(messages()).endsWith("Since when?");
        assertThat(value("Your answer")).isEqualTo("");
        assertThat(chats.find(browser).orElseThrow().messages().getLast()).satisfies(message -> {
            assertThat(message.text()).isEqualTo("Since when?");
            assertThat(message.name()).isEqualTo("sam");
        });
    }

    @ParameterizedTest
    @CsvSource({"en, Send, Your answer, Write your answer first.", "es, Enviar, Su respuesta, Primero escriba su respuesta."})
    void an_empty_answer_is_refused_at_its_field(String language, String button, String label, String error) {
        CaseId id = waiting();
        handOffs.take(id, SAM);
        open(id, language);
        assertThat(text()).doesNotContain(error);
        handOffs.release(id, "", SAM);
        UI.getCurrent().navigate("staff/cases/" + id);
        press(language.equals("en") ? "Take it and join the chat" : "Tomarlo y unirse al chat");
        press(button);
        assertThat(error(label)).isEqualTo(error);
    }

    @Test
    void a_customer_who_left_is_announced_and_typed_text_stays() {
        open(waiting(), "en");
        press("Take it and join the chat");
        enter("Your answer", "It costs nothing");
        chats.end(browser);
        press("Send");
        assertThat(messages()).endsWith("The customer ended the chat.").doesNotContain("It costs nothing");
        assertThat(text()).contains("No staff member is in this chat now.");
        assertThat(buttons()).doesNotContain("Send");
    }

    @Test
    void leaving_gives_the_customer_back_to_the_assistant() {
        CaseId id = waiting();
        open(id, "en");
        press("Take it and join the chat");
        press("Leave: the automatic assistant continues");
        assertThat(messages()).anyMatch(text -> text.contains("sam has left the chat"));
        assertThat(chats.find(browser).orElseThrow().isWithStaff()).isFalse();
        assertThat(handOffs.find(id, SAM).orElseThrow().isAssignedTo("sam")).as("the case is still assigned to him").isTrue();
    }

    @Test
    void closing_the_case_leaves_the_chat_first() {
        CaseId id = waiting();
        open(id, "en");
        press("Take it and join the chat");
        press("Close: solved");
        assertThat(chats.find(browser).orElseThrow().isWithStaff()).isFalse();
        assertThat(handOffs.find(id, SAM).orElseThrow().state()).isInstanceOf(HandOff.State.Closed.class);
    }

    @Test
    void putting_the_case_back_keeps_the_customer_waiting() {
        CaseId id = waiting();
        open(id, "en");
        press("Take it and join the chat");
        press("Put it back in the queue");
        assertThat(chats.find(browser).orElseThrow().state()).isInstanceOf(Chat.State.Waiting.class);
        assertThat(handOffs.listWaiting(100, SAM)).extracting(HandOff::id).contains(id);
    }

    @ParameterizedTest
    @CsvSource({"en, waits in the chat", "es, espera en el chat"})
    void the_queue_shows_waiting_chats_without_a_reload(String language, String words) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        navigate(CaseQueueView.class);
        CaseId id = waiting();
        String reference = handOffs.find(id, SAM).orElseThrow().reference();
        assertThat(text()).doesNotContain(reference);
        poll();
        assertThat(text()).contains(reference, words);
    }

    @ParameterizedTest
    @CsvSource({"en, No answers yet., Automatic assistant|4|50%|25%", "es, Todavía no hay respuestas., Asistente automático|4|50|25"})
    void chat_ratings_are_shown_as_counts(String language, String none, String figures) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        var ratings = mock(ChatRatings.class);
        when(ratings.figures()).thenReturn(new ChatRatings.RatingFigures(new ChatRatings.Tally(0, 0, 0), new ChatRatings.Tally(0, 0, 0)),
                new ChatRatings.RatingFigures(new ChatRatings.Tally(2, 1, 1), new ChatRatings.Tally(0, 0, 0)));
        create(CaseQueueView.class, ratings);
        assertThat(text()).contains(none);
        UI.getCurrent().removeAll();
        create(CaseQueueView.class, ratings);
        assertThat(text()).contains(figures.split("\\|"));
    }
}
