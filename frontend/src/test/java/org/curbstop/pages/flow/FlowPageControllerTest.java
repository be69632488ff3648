package org.curbstop.pages.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.curbstop.conversation.UserInput;
import org.curbstop.pages.PlainPagesTestApplication;
import org.curbstop.pages.ScriptedFlowConversations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(classes = PlainPagesTestApplication.class)
class FlowPageControllerTest {

    private final ScriptedFlowConversations conversations;
    private MockMvcTester browser;
    private Cookie cookie;

    FlowPageControllerTest(@Autowired ScriptedFlowConversations conversations) {
        this.conversations = conversations;
    }

    @BeforeEach
    void open(@Autowired WebApplicationContext pages) {
        browser = MockMvcTester.from(pages, mvc -> mvc.apply(SecurityMockMvcConfigurers.springSecurity()).build());
        conversations.received.clear();
    }

    @Test
    void an_answer_redirects_to_the_next_question() {
        String turn = turnOn(begin("/pay"));
        MvcTestResult posted = answer("/pay", turn, "account", "100200302", "zip", "97999");
        assertThat(posted).hasStatus(303);
        assertThat(follow(posted)).bodyText().contains("How much do you want to pay?").contains("<title>How much do you want to pay?");
    }

    @Test
    void an_invalid_answer_is_kept_and_listed_in_the_error_summary() {
        MvcTestResult page = follow(answer("/pay", turnOn(begin("/pay")), "account", "12\"><b>", "zip", "97999"));
        assertThat(page).bodyText()
                .contains("<title>Error: ").contains("href=\"#answer-account\"").contains("id=\"answer-account\"")
                .contains("aria-invalid=\"true\"")
                .contains("value=\"12&quot;&gt;&lt;b&gt;\"").contains("value=\"97999\"");
    }

    @Test
    void a_double_press_is_processed_once() {
        String turn = turnOn(begin("/pay"));
        MvcTestResult first = answer("/pay", turn, "account", "100200302", "zip", "97999");
        MvcTestResult second = answer("/pay", turn, "account", "100200302", "zip", "97999");
        assertThat(second.getResponse().getRedirectedUrl()).isEqualTo(first.getResponse().getRedirectedUrl());
        assertThat(conversations.received.stream().filter(UserInput.FormSubmission.class::isInstance)).hasSize(1);
    }

    @Test
    void another_answer_after_the_back_button_is_processed() {
        String turn = turnOn(begin("/pay"));
        answer("/pay", turn, "account", "1", "zip", "97999");
        answer("/pay", turn, "account", "100200302", "zip", "97999");
        assertThat(conversations.received.stream().filter(UserInput.FormSubmission.class::isInstance)).hasSize(2);
    }

    @Test
    void reloading_a_page_changes_nothing() {
        MvcTestResult posted = answer("/pay", turnOn(begin("/pay")), "account", "100200302", "zip", "97999");
        follow(posted);
        assertThat(follow(posted)).bodyText().contains("How much do you want to pay?");
    }

    @Test
    void a_confirmed_payment_redirects_to_the_card_page_and_stays_available() {
        answer("/pay", turnOn(begin("/pay")), "account", "100200302", "zip", "97999");
        answer("/pay", "b", "amount", "42.06");
        MvcTestResult confirmed = answer("/pay", "c", "confirm", "yes");
        assertThat(confirmed).hasStatus(303).hasHeader("Location", "https://checkout.stripe.com/c/pay/1");
        assertThat(show("/pay")).bodyText().contains("href=\"https://checkout.stripe.com/c/pay/1\"");
    }

    @Test
    void a_finished_task_shows_its_reference_and_the_page_restarts() {
        answer("/outage", turnOn(begin("/outage")), "hazard", "no");
        MvcTestResult done = follow(answer("/outage", "b", "service", "electric"));
        assertThat(done).bodyText().contains("<h1>We have your report</h1>").contains("R-4821").contains("What happens next")
                .doesNotContain("<b>R-");
        assertThat(show("/outage")).bodyText().contains("Is anyone in danger?");
    }

    @Test
    void only_phone_numbers_in_messages_become_links() {
        answer("/outage", turnOn(begin("/outage")), "hazard", "no");
        MvcTestResult done = follow(answer("/outage", "b", "service", "electric"));
        assertThat(done).bodyText().contains(
                "Call <a class=\"phone\" href=\"tel:911\">911</a> or <a class=\"phone\" href=\"tel:+15035550198\">(503) 555-0198</a> "
                        + "if a wire is down; order 123456789 from 2026-11-22.");
    }

    @Test
    void the_conversation_cookie_is_hidden_from_scripts() {
        assertThat(begin("/pay").getResponse().getHeader("Set-Cookie")).startsWith("talk-pay-bill=").contains("HttpOnly")
                .contains("SameSite=Lax").contains("Path=/pay");
    }

    @Test
    void a_browser_without_cookies_reaches_the_card_page() {
        MvcTestResult page = browser.perform(get("/pay"));
        page = without("/pay", page, "account", "100200302", "zip", "97999");
        assertThat(page).hasStatusOk().bodyText().contains("How much do you want to pay?");
        page = without("/pay", page, "amount", "42.06");
        assertThat(page).hasStatusOk();
        assertThat(without("/pay", page, "confirm", "yes")).hasStatus(303).hasHeader("Location", "https://checkout.stripe.com/c/pay/1");
    }

    @Test
    void an_answer_after_the_conversation_expired_is_not_dropped_silently() {
        String turn = turnOn(follow(answer("/pay", turnOn(begin("/pay")), "account", "100200302", "zip", "97999")));
        conversations.received.clear();
        MvcTestResult late = browser.perform(post("/pay").param("turn", turn).param("answer.amount", "42.06"));
        assertThat(late).hasStatus(303).hasHeader("Location", "/pay?expired=1");
        assertThat(conversations.received).isEmpty();
        assertThat(browser.perform(get("/pay?expired=1"))).bodyText().contains("so we cleared your answers");
        assertThat(browser.perform(get("/pay"))).bodyText().doesNotContain("so we cleared your answers");
        assertThat(browser.perform(get("/pay?expired=1").cookie(begin("/pay").getResponse().getCookies())))
                .as("a reload after newer answers").bodyText().doesNotContain("so we cleared your answers");
    }

    @Test
    void more_time_a_shut_off_notice_and_the_balance_have_pages_of_their_own() {
        assertThat(FlowPage.find("/more-time")).map(FlowPage::task).contains("arrange-payment");
        assertThat(FlowPage.find("/shut-off")).map(FlowPage::task).contains("disconnect-notice");
        assertThat(FlowPage.find("/balance")).map(FlowPage::task).contains("check-balance");
        assertThat(browser.perform(get("/"))).bodyText().contains("More time to pay", "A shut-off notice", "What I owe")
                .contains(">What I owe</a></li>");
    }

    @Test
    void a_conversation_id_in_the_url_is_ignored() {
        MvcTestResult page = browser.perform(get("/pay"));
        String carried = hidden("talk", page);
        without("/pay", page, "account", "100200302", "zip", "97999");
        assertThat(browser.perform(get("/pay").param("talk", carried))).bodyText().doesNotContain("How much do you want to pay?");
    }

    @Test
    void with_a_cookie_the_form_has_no_conversation_id() {
        MvcTestResult posted = answer("/pay", turnOn(begin("/pay")), "account", "100200302", "zip", "97999");
        assertThat(follow(posted)).bodyText().doesNotContain("name=\"talk\"");
        MvcTestResult both = browser.perform(
                post("/pay").cookie(cookie).param("talk", "AAAAAAAAAAAAAAAAAAAAAA").param("turn", "b").param("answer.amount", "42.06"));
        assertThat(both).as("the cookie wins").hasStatus(303);
    }

    @Test
    void changing_the_language_midway_keeps_the_current_question() {
        MvcTestResult posted = answer("/pay", turnOn(begin("/pay")), "account", "100200302", "zip", "97999");
        MvcTestResult page = browser.perform(get(posted.getResponse().getRedirectedUrl()).cookie(cookie, new Cookie("lang", "es")));
        assertThat(page).bodyText().contains("<html lang=\"es\"").contains("answer-amount");
        assertThat(conversations.received).contains(new UserInput.LanguageSelection(org.curbstop.common.Language.SPANISH));
    }

    @Test
    void a_page_whose_flow_is_missing_is_not_found_and_not_linked() {
        assertThat(browser.perform(get("/start"))).hasStatus(404);
        assertThat(browser.perform(get("/"))).bodyText().contains("href=\"/contact#service\"").doesNotContain("href=\"/start\"");
    }

    private MvcTestResult begin(String path) {
        MvcTestResult page = browser.perform(get(path));
        assertThat(page).hasStatusOk();
        cookie = page.getResponse().getCookie(path.equals("/pay") ? "talk-pay-bill" : "talk-report-outage");
        return page;
    }

    private MvcTestResult show(String path) {
        return browser.perform(get(path).cookie(cookie));
    }

    private MvcTestResult follow(MvcTestResult redirect) {
        return show(redirect.getResponse().getRedirectedUrl());
    }

    private MvcTestResult answer(String path, String turn, String... slots) {
        MockHttpServletRequestBuilder form = post(path).cookie(cookie).param("turn", turn);
        for (int i = 0; i < slots.length; i += 2) {
            form = form.param("answer." + slots[i], slots[i + 1]);
        }
        return browser.perform(form);
    }

    /** Submits the form of the current page like a browser that refuses cookies. */
    private MvcTestResult without(String path, MvcTestResult page, String... slots) {
        MockHttpServletRequestBuilder form = post(path).param("turn", turnOn(page)).param("talk", hidden("talk", page));
        for (int i = 0; i < slots.length; i += 2) {
            form = form.param("answer." + slots[i], slots[i + 1]);
        }
        return browser.perform(form);
    }

    private static String turnOn(MvcTestResult page) {
        return hidden("turn", page);
    }

    private static String hidden(String name, MvcTestResult page) {
        try {
            Matcher turn = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page.getResponse().getContentAsString());
            assertThat(turn.find()).isTrue();
            return turn.group(1);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
