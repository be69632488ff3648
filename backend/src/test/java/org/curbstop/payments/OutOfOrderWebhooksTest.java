package org.curbstop.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.curbstop.common.Money;
import org.curbstop.payments.gateway.GatewayStatus;
import org.curbstop.payments.lifecycle.PaymentEvent;
import org.curbstop.payments.lifecycle.PaymentStateMachine;
import org.junit.jupiter.api.Test;

/** Webhook events that are late, repeated or out of order lead to the same state as ordered ones. */
class OutOfOrderWebhooksTest {

    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");
    private static final int SEQUENCES = 5_000;

    @Test
    void shuffled_and_repeated_events_give_the_same_result_as_ordered_ones() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Random random = new Random(seed);
            PaymentState ordered = run(start(), story(new Random(seed)));
            List<PaymentEvent> published = new ArrayList<>(story(new Random(seed)));
            for (int doubles = random.nextInt(4); doubles > 0; doubles--) {
                published.add(published.get(random.nextInt(published.size())));
            }
            Collections.shuffle(published, random);

            // Stripe is queried last, as the recovery job does for every unfinished payment.
            published.add(story(new Random(seed)).getLast());
            assertThat(run(start(), published)).as("seed %d: %s", seed, published).isEqualTo(ordered);
        }
    }

    @Test
    void no_event_reverses_a_payment_once_the_money_is_taken() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Random random = new Random(seed);
            PaymentState state = start();
            boolean taken = false;
            for (int i = 0; i < 30; i++) {
                state = PaymentStateMachine.next(state, PaymentStateDiagram.EVENTS.get(random.nextInt(PaymentStateDiagram.EVENTS.size())))
                        .state();
                boolean now = state instanceof PaymentState.Taken || state instanceof PaymentState.Booked;
                assertThat(now || !taken).as("seed %d: %s", seed, state).isTrue();
                taken = now;
            }
        }
    }

    private static PaymentState start() {
        return new PaymentState.Charging(2, "pm_1", Optional.of("pi_2"), NOON);
    }

    private static PaymentState run(PaymentState from, List<PaymentEvent> events) {
        PaymentState state = from;
        for (PaymentEvent event : events) {
            state = PaymentStateMachine.next(state, event).state();
        }
        return state;
    }

    /** Returns what a gateway may report of the second attempt after a decline: unsure for a while, then one of three results. */
    private static List<PaymentEvent> story(Random random) {
        List<PaymentEvent> story = new ArrayList<>();
        story.add(found("pi_1", new GatewayStatus.Declined(CardDecline.CARD_DECLINED)));
        for (int i = random.nextInt(3); i > 0; i--) {
            story.add(found("pi_2", random.nextBoolean() ? new GatewayStatus.NotAttempted() : new GatewayStatus.Unknown()));
        }
        story.add(found("pi_2", switch (random.nextInt(3)) {
            case 0 -> new GatewayStatus.Declined(CardDecline.INSUFFICIENT_FUNDS);
            case 1 -> new GatewayStatus.Closed();
            default -> new GatewayStatus.Approved(new CardCharge("pi_2", "ch_2", Money.usd(8412), NOON, Optional.empty()));
        }));
        return story;
    }

    private static PaymentEvent found(String ref, GatewayStatus status) {
        return new PaymentEvent.StatusReceived(ref, status, NOON);
    }
}
