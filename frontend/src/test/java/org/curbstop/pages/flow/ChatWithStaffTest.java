package org.curbstop.pages.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.cases.CaseId;
import org.curbstop.cases.HandOffContext;
import org.curbstop.chats.ChatsForTests;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.UserInput;
import org.curbstop.identity.CurrentUser;
import org.curbstop.pages.PlainPagesTestApplication;
import org.curbstop.pages.ScriptedFlowConversations;
import org.curbstop.utility.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Content of the chat window after a reload, while staff are in the chat, and at the end. */
@SpringBootTest(classes = PlainPagesTestApplication.class)
class ChatWithStaffTest {

    private static final Actor SAM = Actor.staff("sam");
    private static final String HOSTILE = "<script>alert(1)</script>";
    /** Monday, 10:00 in Millbrook. */
    private static final Instant OPEN = Instant.parse("2026-11-23T18:00:00Z");

    private final ScriptedFlowConversations conversations;
    private final CurrentUser me;
    private final ChatsForTests made;
    private final MovableClock clock;
    private final List<Cookie> opened = new ArrayList<>();
    private MockMvcTester browser;

    ChatWithStaffTest(@Autowired ScriptedFlowConversations conversations, @Autowired CurrentUser me, @Autowired ChatsForTests made,
            @Autowired MovableClock clock) {
        this.conversations = conversations;
        this.me = me;
        this.made = made;
        this.clock = clock;
    }

    @BeforeEach
    void open(@Autowired WebApplicationContext pages) {
        browser = MockMvcTester.from(pages, mvc -> mvc.apply(SecurityMockMvcConfigurers.springSecurity()).build());
        conversations.received.clear();
        when(me.find()).thenReturn(Optional.empty());
        clock.set(OPEN);
    }

    @Test
    void a_reload_shows_the_conversation_with_its_payment_link() {
        Cookie cookie = begin();
        say(cookie, "words", "pay");
        say(cookie, "words", "4711");
        String now = json(cookie, "0", "en");
        assertThat(this.<List<String>>read(now, "$.lines[*].text")).containsExactly("Hello, this is Millbrook Utilities.",
                "What would you like to do?", "pay", "What is your PIN?", "••••", "You owe $84.12. Pay it by card here.");
        assertThat(this.<List<String>>read(now, "$.lines[?(@.kind=='card')].url")).containsExactly("https://checkout.stripe.com/c/pay/1");
        assertThat(page(cookie)).contains("href=\"https://checkout.stripe.com/c/pay/1\"").doesNotContain("4711");
    }

    @Test
    void a_reload_asks_the_open_question_once() {
        Cookie cookie = begin();
        say(cookie, "words", "pay");
        String now = json(cookie, "0", "en");
        assertThat(this.<String>read(now, "$.question.text")).isEqualTo("What is your PIN?");
        assertThat(this.<List<String>>read(now, "$.lines[*].text")).doesNotContain("What is your PIN?").endsWith("pay");
    }

    @Test
    void a_response_contains_only_new_lines() {
        Cookie cookie = begin();
        assertThat(this.<List<String>>read(say(cookie, "words", "pay"), "$.lines[*].text")).containsExactly("pay");
    }

    @Test
    void a_chat_that_was_only_opened_is_not_stored() {
        Cookie cookie = begin();
        assertThat(made.chats().find(cookie.getValue())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, You are first in line, The office is open until, Sam from Millbrook|joined, "
            + "Sam from Millbrook|answering, Sam has left the chat",
            "es, Usted es la primera persona en la fila, La oficina está abierta hasta, se unió al chat|Sam, Le atiende Sam, Sam salió del chat"})
    void the_chat_status_is_in_the_customers_language(String language, String line, String hours, String joined, String answering,
            String left) {
        Cookie cookie = begin();
        CaseId id = waiting(cookie);
        assertThat(this.<String>read(json(cookie, "0", language), "$.status")).contains(line, hours);
        made.handOffs().take(id, SAM);
        made.desk().join(id, SAM, "Sam");
        String now = json(cookie, "0", language);
        assertThat(this.<List<String>>read(now, "$.lines[?(@.who=='notice')].text").getLast()).contains(joined.split("\\|"));
        assertThat(this.<String>read(now, "$.status")).contains(answering.split("\\|"));
        made.desk().leave(id, SAM);
        String after = json(cookie, "0", language);
        assertThat(this.<List<String>>read(after, "$.lines[*].text")).anyMatch(text -> text.contains(left));
        assertThat(this.<Boolean>read(after, "$.live")).isFalse();
    }

    @Test
    void messages_to_staff_do_not_reach_the_assistant() {
        Cookie cookie = begin();
        CaseId id = waiting(cookie);
        String sent = say(cookie, "words", "my meter hums");
        assertThat(this.<Boolean>read(sent, "$.live")).isTrue();
        assertThat(this.<List<String>>read(sent, "$.lines[*].text")).endsWith("my meter hums");
        assertThat(conversations.received).doesNotContain(UserInput.Utterance.typed("my meter hums"));
        made.handOffs().take(id, SAM);
        made.desk().join(id, SAM, "Sam");
        made.desk().write(id, SAM, "Since when?");
        String last = this.<Integer>read(sent, "$.last").toString();
        assertThat(this.<List<String>>read(json(cookie, last, "en"), "$.lines[?(@.who=='staff')].text")).containsExactly("Since when?");
        assertThat(this.<List<String>>read(json(cookie, last, "en"), "$.lines[?(@.who=='staff')].name")).containsExactly("Sam");
    }

    @Test
    void the_assistant_resumes_after_staff_leave() {
        Cookie cookie = begin();
        CaseId id = waiting(cookie);
        made.handOffs().take(id, SAM);
        made.desk().join(id, SAM, "Sam");
        made.desk().leave(id, SAM);
        assertThat(this.<String>read(json(cookie, "0", "en"), "$.question.text")).isEqualTo("What would you like to do?");
        assertThat(this.<List<String>>read(say(cookie, "words", "pay"), "$.lines[*].text")).contains("pay");
    }

    @Test
    void the_customer_goes_back_to_the_assistant() {
        Cookie cookie = begin();
        waiting(cookie);
        String back = say(cookie, "wish", "ASSISTANT");
        assertThat(this.<Boolean>read(back, "$.live")).isFalse();
        assertThat(this.<String>read(back, "$.question.text")).isEqualTo("What would you like to do?");
    }

    @ParameterizedTest
    @CsvSource({"en, Our staff have your request and will be back on, November 24",
            "es, Nuestro personal tiene su solicitud y vuelve el, 24 de noviembre"})
    void outside_office_hours_the_next_opening_is_shown(String language, String words, String opening) {
        Cookie cookie = begin();
        waiting(cookie);
        clock.advance(Duration.ofHours(9));
        assertThat(this.<List<String>>read(json(cookie, "0", language), "$.lines[*].text"))
                .anyMatch(text -> text.contains(words) && text.contains(opening));
    }

    @Test
    void the_chat_shows_that_staff_are_away() {
        Cookie cookie = begin();
        CaseId id = waiting(cookie);
        made.handOffs().take(id, SAM);
        made.desk().join(id, SAM, "Sam");
        clock.advance(Duration.ofMinutes(5));
        assertThat(this.<String>read(json(cookie, "0", "en"), "$.status")).contains("Sam has been away from the desk since");
    }

    @Test
    void the_page_works_without_scripts_while_staff_answer() {
        Cookie cookie = begin();
        CaseId id = waiting(cookie);
        made.handOffs().take(id, SAM);
        made.desk().join(id, SAM, HOSTILE);
        assertThat(browser.perform(post("/chat").cookie(cookie).accept(MediaType.TEXT_HTML).param("turn", "a").param("words", HOSTILE)))
                .hasStatus(303);
        made.desk().write(id, SAM, HOSTILE);
        assertThat(page(cookie)).contains("Check for new messages", "name=\"words\"", "Back to the automatic assistant", "&lt;script&gt;")
                .doesNotContain(HOSTILE);
    }

    @ParameterizedTest
    @CsvSource({"en, Did this chat help you?, Thank you", "es, ¿Le ayudó este chat?, Gracias"})
    void a_rating_is_requested_once_at_the_end(String language, String question, String thanks) {
        Cookie cookie = begin();
        say(cookie, "words", "pay");
        say(cookie, "wish", "END");
        assertThat(conversations.received).contains(new UserInput.SessionClosed());
        assertThat(this.<String>read(json(cookie, "0", language), "$.rating.text")).isEqualTo(question);
        int before = made.ratings().figures().assistant().partly();
        MvcTestResult rated = browser.perform(post("/chat").param("lang", language).cookie(cookie).accept(MediaType.APPLICATION_JSON)
                .param("turn", "r").param("rate", "PARTLY"));
        assertThat(this.<List<String>>read(body(rated), "$.lines[*].text").getLast()).contains(thanks);
        assertThat(made.ratings().figures().assistant().partly()).isEqualTo(before + 1);
        assertThat(json(cookie, "0", language)).contains("\"rating\":null");
    }

    @Test
    void a_new_chat_begins_without_the_old_one() {
        Cookie cookie = begin();
        say(cookie, "words", "pay");
        say(cookie, "wish", "END");
        MvcTestResult fresh = browser.perform(get("/chat").param("new", "").cookie(cookie).accept(MediaType.APPLICATION_JSON));
        assertThat(this.<List<String>>read(body(fresh), "$.lines[*].text")).doesNotContain("pay");
        assertThat(fresh.getResponse().getCookie("talk-chat")).isNotNull();
    }

    @Test
    void another_browser_does_not_see_the_chat() {
        Cookie cookie = begin();
        say(cookie, "words", "pay for Ada");
        assertThat(json(begin(), "0", "en")).doesNotContain("Ada");
    }

    /** All tests share the waiting line, so each test empties it. */
    @AfterEach
    void leaveTheQueue() {
        opened.forEach(cookie -> made.chats().end(cookie.getValue()));
    }

    private CaseId waiting(Cookie cookie) {
        CaseId id = made.handOffs().raise(new HandOffContext("page:" + UUID.randomUUID(), HandOffContext.Kind.LIVE_CHAT, Channel.CHAT,
                Optional.empty(), Optional.empty(), Optional.empty(), VerificationLevel.NONE, "other", List.of(), List.of(),
                Language.ENGLISH, Optional.empty())).id();
        made.chats().requestStaff(cookie.getValue(), "talk_1", id, "192.0.2." + UUID.randomUUID());
        return id;
    }

    private Cookie begin() {
        Cookie cookie = browser.perform(get("/chat").accept(MediaType.TEXT_HTML)).getResponse().getCookie("talk-chat");
        opened.add(Objects.requireNonNull(cookie));
        return cookie;
    }

    private String say(Cookie cookie, String field, String value) {
        return body(browser.perform(post("/chat").cookie(cookie).accept(MediaType.APPLICATION_JSON)
                .param("turn", UUID.randomUUID().toString()).param(field, value)));
    }

    private String json(Cookie cookie, String after, String language) {
        return body(browser.perform(get("/chat").param("after", after).param("lang", language).cookie(cookie)
                .accept(MediaType.APPLICATION_JSON)));
    }

    private String page(Cookie cookie) {
        return body(browser.perform(get("/chat").cookie(cookie).accept(MediaType.TEXT_HTML)));
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private <T> T read(String json, String path) {
        return JsonPath.read(json, path);
    }
}
