package org.curbstop.payments.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.curbstop.payments.PaymentState;
import org.curbstop.utility.MovableClock;

class FakeCardGatewayTest extends CardGatewayContract {

    private final MovableClock clock = MovableClock.standingAt(Instant.parse("2026-11-22T18:00:00Z"), ZoneOffset.UTC);
    private final FakeCardGateway gateway = new FakeCardGateway(clock);

    @Override
    protected CardGateway gateway() {
        return gateway;
    }

    @Override
    protected void payOn(PaymentState.CheckoutSession page, String card) {
        gateway.payOn(page.ref(), card);
    }

    @Override
    protected void loseAnswers(int next) {
        gateway.loseAnswers(next);
    }

    @Override
    protected void down(boolean isDown) {
        gateway.down(isDown);
    }

    @Override
    protected void later(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }
}
