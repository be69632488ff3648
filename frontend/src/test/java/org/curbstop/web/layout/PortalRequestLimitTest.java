package org.curbstop.web.layout;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PortalRequestLimitTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /logout/connect/back-channel/curbstop, , 2000, 200",
        "POST, /logout/connect/back-channel/curbstop, , 8193, 413",
        "POST, /logout/connect/back-channel/curbstop, , -1, 411",
        "POST, /, v-r=uidl&v-uiId=1, 262144, 200",
        "POST, /, v-r=uidl&v-uiId=1, 262145, 413",
        "POST, /, v-r=uidl&v-uiId=1, -1, 411",
        "POST, /my, , 8000000, 200",
        "GET, /my, , -1, 200",
    })
    void a_body_read_into_memory_needs_a_length_within_the_limit(String method, String path, String query, int bytes, int status)
            throws ServletException, IOException {
        var request = new MockHttpServletRequest(method, path);
        request.setQueryString(query);
        if (bytes >= 0) {
            request.setContent(new byte[bytes]);
        }
        var response = new MockHttpServletResponse();
        new PortalRequestLimit().doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(status);
    }
}
