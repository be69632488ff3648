package org.curbstop.websecurity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OversizedHeaderFilterTest {

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "Accept-Language"})
    void a_header_with_hundreds_of_entries_is_refused_by_name(String name) throws Exception {
        var request = new MockHttpServletRequest("GET", "/pay");
        request.addHeader(name, "a/b,".repeat(OversizedHeaderFilter.MAX_CHARS / 4 + 1));
        assertThat(filtered(request).getContentAsString()).contains(name, "500");
        assertThat(filtered(request).getStatus()).isEqualTo(431);
    }

    @Test
    void several_short_headers_count_together() throws Exception {
        var request = new MockHttpServletRequest("GET", "/pay");
        for (int i = 0; i < 3; i++) {
            request.addHeader("Accept", "a/b,".repeat(50));
        }
        assertThat(filtered(request).getStatus()).isEqualTo(431);
    }

    @Test
    void browser_headers_are_accepted() throws Exception {
        var request = new MockHttpServletRequest("GET", "/pay");
        request.addHeader("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
                + "application/signed-exchange;v=b3;q=0.7");
        request.addHeader("Accept-Language", "es-US,es;q=0.9,en-US;q=0.8,en;q=0.7,vi;q=0.6,ru;q=0.5,zh-CN;q=0.4,zh;q=0.3");
        request.addHeader("Cookie", "x".repeat(3_000));
        assertThat(filtered(request).getStatus()).isEqualTo(200);
    }

    private static MockHttpServletResponse filtered(MockHttpServletRequest request) throws Exception {
        var response = new MockHttpServletResponse();
        new OversizedHeaderFilter().doFilter(request, response, new MockFilterChain());
        return response;
    }
}
