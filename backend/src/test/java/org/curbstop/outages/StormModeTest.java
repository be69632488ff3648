package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.curbstop.outages.OutagesForTests.OSCAR;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.Premise;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;
import org.curbstop.common.PostalCode;
import org.curbstop.common.PremiseId;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.Utility;
import org.junit.jupiter.api.Test;

@DatabaseTest
class StormModeTest {

    private static final Utility UTILITY = SampleUtility.millbrook();
    private static final int LIMIT = UTILITY.stormHouseholds().orElseThrow();
    private static final Map<Language, String> MESSAGES = Map.of(
            Language.ENGLISH, "Trees are down all over town. Crews work through the night.",
            Language.SPANISH, "Hay árboles caídos en toda la ciudad. Las cuadrillas trabajan toda la noche.");

    private final TestStore test;
    private final MillbrookCustomers millbrook;
    private final StormMode storm;

    StormModeTest(TestStore test) {
        this.test = test;
        millbrook = new MillbrookCustomers(test);
        storm = new StormMode(test.store(), UTILITY, millbrook.audit, millbrook.clock);
    }

    private StormMode otherProcess() {
        return new StormMode(test.another(), UTILITY, millbrook.audit, millbrook.clock);
    }

    @Test
    void staff_start_storm_mode_with_a_message_and_end_it() {
        assertThat(storm.isActive()).isFalse();
        storm.begin(MESSAGES, Map.of(), OSCAR);
        assertThat(otherProcess().status()).satisfies(status -> {
            assertThat(status.active()).isTrue();
            assertThat(status.by()).contains("oscar");
            assertThat(status.since()).isEqualTo(millbrook.clock.instant());
            assertThat(status.messages()).isEqualTo(MESSAGES);
        });
        storm.end(OSCAR);
        assertThat(otherProcess().status()).satisfies(status -> {
            assertThat(status.active()).isFalse();
            assertThat(status.messages()).isEmpty();
        });
    }

    @Test
    void a_message_in_only_one_language_or_too_long_is_rejected() {
        assertThatThrownBy(() -> storm.begin(Map.of(Language.ENGLISH, "Trees are down."), Map.of(), OSCAR))
                .isInstanceOf(InvalidValueException.class);
        String tooLong = "x".repeat(StormMode.MAX_MESSAGE_LENGTH + 1);
        assertThatThrownBy(() -> storm.begin(Map.of(Language.ENGLISH, tooLong, Language.SPANISH, tooLong), Map.of(), OSCAR))
                .isInstanceOf(InvalidValueException.class);
        assertThat(otherProcess().isActive()).isFalse();
    }

    @Test
    void the_rule_starts_storm_mode_at_the_threshold_and_ends_it_below_half() {
        storm.applyRule(LIMIT - 1);
        assertThat(storm.isActive()).isFalse();
        storm.applyRule(LIMIT);
        assertThat(otherProcess().status()).satisfies(status -> {
            assertThat(status.active()).isTrue();
            assertThat(status.by()).isEmpty();
        });
        storm.applyRule(LIMIT / 2);
        assertThat(storm.isActive()).isTrue();
        storm.applyRule(LIMIT / 2 - 1);
        assertThat(storm.isActive()).isFalse();
    }

    @Test
    void storm_mode_ended_by_staff_restarts_only_after_a_calm_period() {
        storm.applyRule(LIMIT);
        storm.end(OSCAR);
        storm.applyRule(LIMIT + 100);
        assertThat(storm.isActive()).isFalse();
        storm.applyRule(0);
        storm.applyRule(LIMIT);
        assertThat(storm.isActive()).isTrue();
    }

    @Test
    void storm_mode_started_by_staff_is_ended_by_staff() {
        storm.begin(Map.of(), Map.of(), OSCAR);
        storm.applyRule(0);
        assertThat(storm.isActive()).isTrue();
    }

    @Test
    void an_area_message_replaces_the_general_one_there() {
        Map<Language, String> north = Map.of(Language.ENGLISH, "The North side is out until morning.",
                Language.SPANISH, "La zona norte no tiene luz hasta la mañana.");
        storm.begin(MESSAGES, Map.of("north", north), OSCAR);
        var northern = place("North", "97999");
        assertThat(otherProcess().findMessage(List.of(northern), Language.SPANISH)).contains(north.get(Language.SPANISH));
        assertThat(storm.findMessage(List.of(place("South", "97999"), northern), Language.ENGLISH)).contains(north.get(Language.ENGLISH));
        assertThat(storm.findMessage(List.of(place("South", "97999")), Language.ENGLISH)).contains(MESSAGES.get(Language.ENGLISH));
        assertThat(storm.findMessage(List.of(), Language.ENGLISH)).contains(MESSAGES.get(Language.ENGLISH));
        storm.end(OSCAR);
        assertThat(otherProcess().findMessage(List.of(northern), Language.ENGLISH)).isEmpty();
    }

    @Test
    void an_area_message_for_an_unknown_area_or_in_one_language_is_rejected() {
        assertThatThrownBy(() -> storm.begin(MESSAGES, Map.of("moon", MESSAGES), OSCAR)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> storm.begin(MESSAGES, Map.of("north", Map.of(Language.ENGLISH, "Out.")), OSCAR))
                .isInstanceOf(InvalidValueException.class);
        assertThat(storm.isActive()).isFalse();
    }

    @Test
    void one_caller_reads_the_status_again_while_the_others_get_the_last() throws Exception {
        try (var slow = TestStore.cuttable()) {
            var mode = new StormMode(slow.store(), UTILITY, millbrook.audit, millbrook.clock, Duration.ZERO);
            mode.begin(MESSAGES, Map.of(), OSCAR);
            long before = slow.reads("storm_mode");
            slow.wire().delay(Duration.ofMillis(300));
            var together = new CyclicBarrier(8);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Boolean> active : threads.invokeAll(Collections.<Callable<Boolean>>nCopies(8, () -> {
                    together.await(10, TimeUnit.SECONDS);
                    return mode.isActive();
                }))) {
                    assertThat(active.get()).isTrue();
                }
            }
            assertThat(slow.reads("storm_mode") - before).isLessThan(3);
        }
    }

    private static Premise place(String feeder, String zip) {
        return new Premise(PremiseId.create(), 0, new Address("1 Hill Rd", "Millbrook", "OR", new PostalCode(zip)), Optional.of(feeder),
                Optional.empty(), Optional.empty());
    }
}
