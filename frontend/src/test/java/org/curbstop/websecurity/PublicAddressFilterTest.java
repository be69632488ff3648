package org.curbstop.websecurity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.util.UrlUtils;

class PublicAddressFilterTest {

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "millbrook.example.evil.example", "localhost", "127.0.0.1", "10.0.0.7", "[::1]"})
    void the_application_sees_its_public_host_for_any_host_header(String host) throws Exception {
        HttpServletRequest seen = through("https://millbrook.example", host);
        assertThat(UrlUtils.buildFullRequestUrl(seen)).isEqualTo("https://millbrook.example/my?x=1");
        assertThat(seen.getRequestURL().toString()).isEqualTo("https://millbrook.example/my");
        assertThat(seen.getHeader("Host")).isEqualTo("millbrook.example");
        assertThat(seen.isSecure()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"localhost, localhost", "127.0.0.1, 127.0.0.1", "evil.example, localhost", "localhost.evil.example, localhost",
            "0.0.0.0, localhost"})
    void on_a_development_machine_every_local_name_is_accepted(String host, String seen) throws Exception {
        assertThat(through("http://localhost:8080", host).getServerName()).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource({"https://millbrook.example:8443, 8443", "https://millbrook.example, 443", "http://millbrook.example, 80"})
    void the_port_is_that_of_the_public_address(String ours, int port) throws Exception {
        assertThat(through(ours, "evil.example").getServerPort()).isEqualTo(port);
    }

    private static HttpServletRequest through(String ours, String host) throws Exception {
        var request = new MockHttpServletRequest("GET", "/my");
        request.setServerName(host);
        request.addHeader("Host", host);
        request.addHeader("X-Forwarded-Host", "evil.example");
        request.setQueryString("x=1");
        var chain = new MockFilterChain();
        new PublicAddressFilter(TestApplicationUrls.at(ours)).doFilter(request, new MockHttpServletResponse(), chain);
        return (HttpServletRequest) chain.getRequest();
    }
}
