package org.curbstop.web.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.curbstop.outages.StormMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Visitors of the portal in storm mode. */
class StormEntryFilterTest {

    private final StormMode storm = mock(StormMode.class);
    private @Nullable HttpSession session;

    @BeforeEach
    void stormIsOn() {
        when(storm.isActive()).thenReturn(true);
    }

    /** Sends the request and returns where it leads; null if it was let through. */
    private @Nullable String led(MockHttpServletRequest request) throws ServletException, IOException {
        request.setSession(session);
        var response = new MockHttpServletResponse();
        var chain = new MockFilterChain();
        new StormEntryFilter(storm).doFilter(request, response, chain);
        session = request.getSession(false);
        assertThat(chain.getRequest() == null).as("either led away or let through").isEqualTo(response.getRedirectedUrl() != null);
        return response.getRedirectedUrl();
    }

    private static MockHttpServletRequest get(String path, @Nullable String query) {
        var request = new MockHttpServletRequest("GET", path);
        request.setQueryString(query);
        if (query != null) {
            request.addParameter(query.replaceFirst("=.*", ""), query.replaceFirst("[^=]*=?", ""));
        }
        return request;
    }

    @ParameterizedTest
    @CsvSource({"/my, , /storm?to=%2Fmy", "/my/bills, , /storm?to=%2Fmy%2Fbills",
        "/my/pay, account=acct_1, /storm?to=%2Fmy%2Fpay%3Faccount%3Dacct_1"})
    void a_visitor_who_is_not_signed_in_gets_the_plain_page_first(String path, @Nullable String query, String page) throws Exception {
        assertThat(led(get(path, query))).isEqualTo(page);
        assertThat(session).as("a plain visit needs no session").isNull();
    }

    @Test
    void signing_in_anyway_is_remembered_until_the_session_ends() throws Exception {
        assertThat(led(get("/my/bills", "anyway"))).isNull();
        assertThat(led(get("/my/bills", null))).isNull();
        assertThat(led(get("/my", null))).isNull();
        session = null;
        assertThat(led(get("/my", null))).isNotNull();
    }

    @Test
    void whoever_is_signed_in_stays_in_the_portal() throws Exception {
        MockHttpServletRequest request = get("/my", null);
        request.setUserPrincipal(() -> "ada");
        assertThat(led(request)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/staff", "/staff/outages", "/oauth2/authorization/curbstop", "/login/oauth2/code/curbstop", "/logout",
        "/VAADIN/build/x.js", "/portal/portal.css", "/mystery"})
    void the_staff_desk_and_the_sign_in_are_not_affected(String path) throws Exception {
        assertThat(led(get(path, null))).isNull();
    }

    @Test
    void without_a_storm_everybody_is_let_through() throws Exception {
        when(storm.isActive()).thenReturn(false);
        assertThat(led(get("/my", null))).isNull();
        assertThat(session).isNull();
    }
}
