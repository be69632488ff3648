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
    void over_tls_only_the_prefixed_cookie_is_accepted() {
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
    void without_tls_the_cookie_has_no_prefix() {
        ConversationCookie.create().remember("talk-pay", "/pay", request, response);
        assertThat(response.getHeader("Set-Cookie")).startsWith("talk-pay=").doesNotContain("Secure");
    }
}
