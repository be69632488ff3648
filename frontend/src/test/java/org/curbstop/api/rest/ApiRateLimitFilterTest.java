package org.curbstop.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.curbstop.audit.AuditTrail;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class ApiRateLimitFilterTest {

    private final ApiProblemWriter problems = new ApiProblemWriter(JsonMapper.builder().build(), mock(AuditTrail.class));
    private final ApiRateLimitFilter filter = new ApiRateLimitFilter(problems, 20, request -> String.valueOf(request.getRemoteUser()));

    @Test
    void a_client_over_its_rate_waits_and_others_do_not() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(call("cis").getStatus()).isEqualTo(200);
        }
        MockHttpServletResponse refused = call("cis");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("3");
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(refused.getContentAsString()).contains("urn:curbstop:problem:too-many-requests");
        assertThat(call("reports").getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse call(String client) throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/api/v1/postings");
        request.setRemoteUser(client);
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
