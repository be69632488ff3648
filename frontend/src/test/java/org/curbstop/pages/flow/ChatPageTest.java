package org.curbstop.pages.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Login;
import org.curbstop.common.PersonId;
import org.curbstop.conversation.UserInput;
import org.curbstop.identity.CurrentUser;
import org.curbstop.identity.SignedInUser;
import org.curbstop.identity.UserRole;
import org.curbstop.pages.PlainPagesTestApplication;
import org.curbstop.pages.ScriptedFlowConversations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(classes = PlainPagesTestApplication.class)
class ChatPageTest {

    private final ScriptedFlowConversations conversations;
    private final CurrentUser me;
    private MockMvcTester browser;

    ChatPageTest(@Autowired ScriptedFlowConversations conversations, @Autowired CurrentUser me) {
        this.conversations = conversations;
        this.me = me;
    }

    @BeforeEach
    void open(@Autowired WebApplicationContext pages) {
        browser = MockMvcTester.from(pages, mvc -> mvc.apply(SecurityMockMvcConfigurers.springSecurity()).build());
        conversations.received.clear();
        when(me.find()).thenReturn(Optional.empty());
    }

    @Test
    void the_chat_works_with_form_posts_alone() {
        Cookie cookie = begin();
        MvcTestResult posted = browser
                .perform(post("/chat").cookie(cookie).accept(MediaType.TEXT_HTML).param("turn", "a").param("pick", "pay-bill"));
        assertThat(posted).hasStatus(303);
        assertThat(browser.perform(get(posted.getResponse().getRedirectedUrl()).cookie(cookie).accept(MediaType.TEXT_HTML)))
                .bodyText().contains("What is your PIN?").contains("type=\"password\"");
        assertThat(conversations.received).contains(new UserInput.Selection("pay-bill"));
    }

    @Test
    void the_script_receives_the_same_conversation_as_json() {
        Cookie cookie = begin();
        MvcTestResult answered = browser
                .perform(post("/chat").cookie(cookie).accept(MediaType.APPLICATION_JSON).param("turn", "a").param("words", "pay my bill"));
        assertThat(answered).bodyJson().extractingPath("$.question.text").isEqualTo("What is your PIN?");
        assertThat(answered).bodyJson().extractingPath("$.question.secret").isEqualTo(true);
    }

    @Test
    void a_pin_is_masked_while_typed_where_a_choice_leads_to_the_proof() {
        Cookie cookie = begin();
        assertThat(browser.perform(get("/chat").cookie(cookie).accept(MediaType.APPLICATION_JSON)))
                .bodyJson().extractingPath("$.question.hidesDigits").isEqualTo(false);
        assertThat(browser.perform(post("/chat").cookie(cookie).accept(MediaType.APPLICATION_JSON).param("turn", "a")
                .param("pick", "check-order"))).bodyJson().extractingPath("$.question.hidesDigits").isEqualTo(true);
    }

    @Test
    void a_repeated_turn_is_processed_once() {
        Cookie cookie = begin();
        for (int i = 0; i < 2; i++) {
            browser.perform(post("/chat").cookie(cookie).accept(MediaType.APPLICATION_JSON).param("turn", "a").param("words", "pay"));
        }
        assertThat(conversations.received.stream().filter(UserInput.Utterance.class::isInstance)).hasSize(1);
    }

    @Test
    void a_conversation_is_not_shown_to_the_next_user_of_the_browser() {
        Cookie cookie = begin();
        browser.perform(post("/chat").cookie(cookie).accept(MediaType.APPLICATION_JSON).param("turn", "a").param("words", "pay"));
        when(me.find()).thenReturn(Optional.of(new SignedInUser(new Login("https://identity.example", "eve"), "Eve",
                Set.of(UserRole.RESIDENT), Optional.of(new PersonId("per_eve")))));
        assertThat(browser.perform(get("/chat").cookie(cookie).accept(MediaType.APPLICATION_JSON)))
                .bodyJson().extractingPath("$.question.text").isNotEqualTo("What is your PIN?");
    }

    private Cookie begin() {
        MvcTestResult page = browser.perform(get("/chat").accept(MediaType.TEXT_HTML));
        assertThat(page).hasStatusOk().bodyText().contains("What would you like to do?");
        return page.getResponse().getCookie("talk-chat");
    }
}
