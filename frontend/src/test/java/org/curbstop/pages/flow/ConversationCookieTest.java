package org.curbstop.pages.flow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ConversationCookieTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void by_tls_the_cookie_has_a_prefix_and_none_without_it_counts() {
        request.setSecure(true);
        ConversationCookie conversation = ConversationCookie.create();
        conversation.remember("talk-pay", "/pay", request, response);
        assertThat(response.getHeader("Set-Cookie")).startsWith("__Secure-talk-pay=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/pay");
        request.setCookies(new Cookie("talk-pay", conversation.value()));
        assertThat(ConversationCookie.in(request, "talk-pay")).isEmpty();
        request.setCookies(new Cookie("__Secure-talk-pay", conversation.value()));
        assertThat(ConversationCookie.in(request, "talk-pay")).contains(conversation);
    }

    @Test
    void on_a_machine_of_ones_own_it_has_none() {
        ConversationCookie.create().remember("talk-pay", "/pay", request, response);
        assertThat(response.getHeader("Set-Cookie")).startsWith("talk-pay=").doesNotContain("Secure");
    }
}
