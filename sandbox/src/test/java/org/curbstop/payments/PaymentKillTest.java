package org.curbstop.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.curbstop.sandbox.stripe.StripeServer;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} between the confirmation and the ledger entry, then a restart: one charge and one entry, whatever the point. Uses the
 * real payment code and SDK against the simulated Stripe, which keeps running; for the long run use {@code ./curbstop bench kill}.
 */
@Tag("slow")
class PaymentKillTest {

    private static final int SEED = 42;
    private static final int RUSHES = 5;

    private static TestStore bank;
    private static StripeServer stripe;

    @BeforeAll
    static void listen() {
        bank = new TestStore();
        stripe = StripeServer.on(bank.store());
    }

    @AfterAll
    static void stop() {
        stripe.close();
        bank.close();
    }

    @Test
    void a_process_killed_at_every_point_leaves_one_charge_and_one_posting(@TempDir Path data) throws Exception {
        KilledProcess killed = KilledProcess.standing(data, stripe, SEED, false, PayerScenario.values());

        assertThat(killed.begun()).as("kill points").hasSizeGreaterThan(50 + PayerScenario.values().length);
        try (var again = new RestartedProcess(killed, stripe)) {
            assertThat(again.faults(true)).isEmpty();
        }
    }

    @Test
    void a_process_killed_at_any_moment_leaves_one_charge_and_one_posting(@TempDir Path data) throws Exception {
        var random = new Random(SEED);
        for (int rush = 1; rush <= RUSHES; rush++) {
            KilledProcess killed = KilledProcess.rushing(data, stripe, SEED + rush, Duration.ofMillis(random.nextInt(400)));

            assertThat(killed.begun()).isNotEmpty();
            try (var again = new RestartedProcess(killed, stripe)) {
                assertThat(again.faults(true)).as("seed %d", SEED + rush).isEmpty();
            }
        }
    }

    @Test
    void a_charge_without_an_idempotency_key_is_detected(@TempDir Path data) throws Exception {
        KilledProcess killed = KilledProcess.standing(data, stripe, SEED + 100, true, PayerScenario.A_CARD);

        try (var again = new RestartedProcess(killed, stripe)) {
            assertThat(again.faults(true)).anyMatch(fault -> fault.contains("charged 2 times"));
        }
    }

    @Test
    void without_the_sweep_payments_hang_and_charges_are_not_posted(@TempDir Path data) throws Exception {
        KilledProcess killed = KilledProcess.standing(data, stripe, SEED + 200, false, PayerScenario.A_CARD);

        try (var again = new RestartedProcess(killed, stripe)) {
            assertThat(again.faults(false)).anyMatch(fault -> fault.contains("stuck"))
                    .anyMatch(fault -> fault.contains("not in the ledger"));
        }
    }
}
