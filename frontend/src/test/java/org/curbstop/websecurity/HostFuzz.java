package org.curbstop.websecurity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.servlet.http.HttpServletRequest;
import org.curbstop.fuzz.HostileInput;
import org.curbstop.utility.TestApplicationUrls;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HostFuzz {

    @FuzzTest
    void hosts(byte[] data) throws Exception {
        String text = HostileInput.text(data);
        var request = new MockHttpServletRequest("GET", "/my");
        request.setServerName(text);
        for (String header : new String[] {"Host", "Forwarded", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port"}) {
            request.addHeader(header, text);
        }
        var chain = new MockFilterChain();
        new PublicAddressFilter(TestApplicationUrls.at("https://millbrook.example")).doFilter(request, new MockHttpServletResponse(),
                chain);
        var seen = (HttpServletRequest) chain.getRequest();
        assertThat(seen).isNotNull();
        assertThat(seen.getRequestURL()).hasToString("https://millbrook.example/my");
    }
}
