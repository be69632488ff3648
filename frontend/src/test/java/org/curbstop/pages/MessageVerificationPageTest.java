package org.curbstop.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.notices.MessageVerification;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class MessageVerificationPageTest {

    private final MessageVerification origin = mock(MessageVerification.class);
    private final MockMvcTester client = MockMvcTester.of(new MessageVerificationPage(origin, SampleUtility.millbrook()));

    private MvcTestResult verify(String code, String from) {
        return client.perform(get("/verify").param("code", code).with(request -> {
            request.setRemoteAddr(from);
            return request;
        }));
    }

    @Test
    void an_ip_address_with_many_wrong_codes_is_refused() {
        when(origin.findSent(anyString(), any())).thenReturn(Optional.empty());
        when(origin.findSent(eq("K7M2Q9"), any()))
                .thenReturn(Optional.of(new MessageVerification.VerifiedMessage("your bill", Instant.EPOCH, "ends in 01")));
        for (int i = 0; i < 3 * MessageVerificationPage.MAX_GUESSES; i++) {
            assertThat(verify("K7M2Q9", "192.0.2.1")).as("valid codes are not counted").hasStatusOk();
        }
        for (int i = 0; i < MessageVerificationPage.MAX_GUESSES; i++) {
            assertThat(verify("A%05d".formatted(i), "192.0.2.1")).hasStatusOk();
        }
        assertThat(verify("K7M2Q9", "192.0.2.1")).hasStatus(429);
        assertThat(verify("K7M2Q9", "192.0.2.2")).hasStatusOk();
    }
}
