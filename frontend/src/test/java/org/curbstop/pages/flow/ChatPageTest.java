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

    private final ScriptedFlowConversations talks;
    private final CurrentUser me;
    private MockMvcTester browser;

    ChatPageTest(@Autowired ScriptedFlowConversations talks, @Autowired CurrentUser me) {
        this.talks = talks;
        this.me = me;
    }

    @BeforeEach
    void open(@Autowired WebApplicationContext pages) {
        browser = MockMvcTester.from(pages, mvc -> mvc.apply(SecurityMockMvcConfigurers.springSecurity()).build());
        talks.heard.clear();
        when(me.find()).thenReturn(Optional.empty());
    }

    @Test
    void the_chat_works_by_form_posts_alone() {
        Cookie talk = begin();
        MvcTestResult posted = browser
                .perform(post("/chat").cookie(talk).accept(MediaType.TEXT_HTML).param("turn", "a").param("pick", "pay-bill"));
        assertThat(posted).hasStatus(303);
        assertThat(browser.perform(get(posted.getResponse().getRedirectedUrl()).cookie(talk).accept(MediaType.TEXT_HTML)))
                .bodyText().contains("What is your PIN?").contains("type=\"password\"");
        assertThat(talks.heard).contains(new UserInput.Selection("pay-bill"));
    }

    @Test
    void the_script_gets_the_same_talk_as_data() {
        Cookie talk = begin();
        MvcTestResult answered = browser
                .perform(post("/chat").cookie(talk).accept(MediaType.APPLICATION_JSON).param("turn", "a").param("words", "pay my bill"));
        assertThat(answered).bodyJson().extractingPath("$.question.text").isEqualTo("What is your PIN?");
        assertThat(answered).bodyJson().extractingPath("$.question.secret").isEqualTo(true);
    }

    @Test
    void the_same_turn_sent_again_is_heard_once() {
        Cookie talk = begin();
        for (int i = 0; i < 2; i++) {
            browser.perform(post("/chat").cookie(talk).accept(MediaType.APPLICATION_JSON).param("turn", "a").param("words", "pay"));
        }
        assertThat(talks.heard.stream().filter(UserInput.Utterance.class::isInstance)).hasSize(1);
    }

    @Test
    void what_one_person_said_is_not_shown_to_the_next_who_signs_in_on_that_browser() {
        Cookie talk = begin();
        browser.perform(post("/chat").cookie(talk).accept(MediaType.APPLICATION_JSON).param("turn", "a").param("words", "pay"));
        when(me.find()).thenReturn(Optional.of(new SignedInUser(new Login("https://identity.example", "eve"), "Eve",
                Set.of(UserRole.RESIDENT), Optional.of(new PersonId("per_eve")))));
        assertThat(browser.perform(get("/chat").cookie(talk).accept(MediaType.APPLICATION_JSON)))
                .bodyJson().extractingPath("$.question.text").isNotEqualTo("What is your PIN?");
    }

    private Cookie begin() {
        MvcTestResult page = browser.perform(get("/chat").accept(MediaType.TEXT_HTML));
        assertThat(page).hasStatusOk().bodyText().contains("What would you like to do?");
        return page.getResponse().getCookie("talk-chat");
    }
}
