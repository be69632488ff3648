package org.curbstop.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.curbstop.common.NetworkAddress;
import org.junit.jupiter.api.Test;

class PostsPerOriginTest {

    private final AtomicLong now = new AtomicLong();
    private final PostsPerOrigin limit = new PostsPerOrigin(3, () -> Instant.ofEpochMilli(now.get()));

    @Test
    void an_address_may_send_so_many_forms_a_minute_and_then_waits_for_the_next() {
        assertThat(IntStream.range(0, 5).mapToObj(_ -> limit.admits("192.0.2.1"))).containsExactly(true, true, true, false, false);
        assertThat(limit.admits("192.0.2.2")).isTrue();
        now.addAndGet(60_000);
        assertThat(limit.admits("192.0.2.1")).isTrue();
    }

    @Test
    void a_flood_of_addresses_is_forgotten_and_not_kept() {
        IntStream.range(0, 4).forEach(_ -> limit.admits("192.0.2.1"));
        assertThat(limit.admits("192.0.2.1")).isFalse();
        IntStream.range(0, PostsPerOrigin.MOST_ORIGINS).forEach(i -> limit.admits("flood " + i));
        assertThat(limit.admits("192.0.2.1")).isTrue();
    }

    @Test
    void one_household_counts_as_one_however_many_ipv6_addresses_it_has() {
        assertThat(NetworkAddress.network("2001:db8:0:1:aaaa:bbbb:cccc:dddd")).isEqualTo(NetworkAddress.network("2001:db8:0:1:1:2:3:4"));
        assertThat(NetworkAddress.network("2001:db8:0:1:1:2:3:4")).isNotEqualTo(NetworkAddress.network("2001:db8:0:2:1:2:3:4"));
        assertThat(NetworkAddress.network("192.0.2.1")).isEqualTo("192.0.2.1");
    }
}
