package org.curbstop.websecurity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.curbstop.common.ClientNetwork;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PostRateLimitFilterTest {

    private static final String CARRIER = "192.0.2.1";
    private static final PublicEndpointProperties SETTINGS = new PublicEndpointProperties(120, 6000, 1000, 20_000, 20, List.of());

    private final AtomicLong now = new AtomicLong();
    private final PostRateLimitFilter limit = new PostRateLimitFilter(SETTINGS, () -> Instant.ofEpochMilli(now.get()));

    private int status(String path, Optional<String> conversation) throws Exception {
        var request = new MockHttpServletRequest("POST", path);
        request.setRemoteAddr(CARRIER);
        conversation.ifPresent(key -> request.setCookies(new Cookie("__Secure-talk-report-outage", key)));
        var response = new MockHttpServletResponse();
        limit.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    @Test
    void thousands_behind_one_ip_address_report_and_pay_within_minutes() throws Exception {
        for (int household = 0; household < 2000; household++) {
            now.addAndGet(90); // milliseconds; three minutes for all households
            assertThat(status("/open311/v2/requests.json", Optional.empty())).isEqualTo(200);
            for (String page : List.of("/outage", "/outage/status", "/pay")) {
                String key = household % 2 == 0 ? page + household : "browser" + household;
                for (int question = 0; question < 3; question++) {
                    assertThat(status(page, Optional.of(key))).as("%s of household %s", page, household).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void one_ip_address_opens_no_more_conversations_than_its_budget() {
        long opened = IntStream.range(0, 100_000).filter(i -> limit.admits(CARRIER, Optional.of("minted " + i))).count();
        assertThat(opened).isEqualTo(6000);
        now.addAndGet(3_600_000);
        long anHourLater = IntStream.range(0, 100_000).filter(_ -> limit.admits(CARRIER, Optional.empty())).count();
        assertThat(anHourLater).isEqualTo(1000);
        assertThat(limit.admits("192.0.2.2", Optional.empty())).as("somebody else").isTrue();
    }

    @Test
    void a_limited_browser_does_not_limit_others_behind_the_same_ip() {
        assertThat(IntStream.range(0, 500).filter(_ -> limit.admits(CARRIER, Optional.of("script"))).count()).isEqualTo(120);
        assertThat(limit.admits(CARRIER, Optional.of("neighbor"))).isTrue();
        now.addAndGet(60_000);
        assertThat(limit.admits(CARRIER, Optional.of("script"))).isTrue();
    }

    @Test
    void a_known_browser_continues_after_its_address_is_over_budget() {
        assertThat(limit.admits(CARRIER, Optional.of("known"))).isTrue();
        IntStream.range(0, 10_000).forEach(_ -> limit.admits(CARRIER, Optional.empty()));
        assertThat(limit.admits(CARRIER, Optional.empty())).isFalse();
        assertThat(limit.admits(CARRIER, Optional.of("known"))).isTrue();
    }

    @Test
    void forms_per_ip_address_are_limited_across_browsers() {
        long sent = IntStream.range(0, 60_000).filter(i -> limit.admits(CARRIER, Optional.of("browser " + i % 1000))).count();
        assertThat(sent).isEqualTo(20_000);
        now.addAndGet(10_000);
        assertThat(IntStream.range(0, 1000).filter(i -> limit.admits(CARRIER, Optional.of("browser " + i))).count()).isEqualTo(200);
    }

    @Test
    void a_flood_of_ip_addresses_does_not_fill_the_memory() {
        IntStream.range(0, 7000).forEach(_ -> limit.admits(CARRIER, Optional.empty()));
        assertThat(limit.admits(CARRIER, Optional.empty())).isFalse();
        IntStream.range(0, PostRateLimitFilter.MAX_ORIGINS).forEach(i -> limit.admits("flood " + i, Optional.empty()));
        assertThat(limit.admits(CARRIER, Optional.empty())).isTrue();
    }

    @Test
    void a_households_ipv6_addresses_count_as_one() {
        assertThat(ClientNetwork.of("2001:db8:0:1:aaaa:bbbb:cccc:dddd")).isEqualTo(ClientNetwork.of("2001:db8:0:1:1:2:3:4"));
        assertThat(ClientNetwork.of("2001:db8:0:1:1:2:3:4")).isNotEqualTo(ClientNetwork.of("2001:db8:0:2:1:2:3:4"));
        assertThat(ClientNetwork.of("192.0.2.1")).isEqualTo("192.0.2.1");
    }
}
