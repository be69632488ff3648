package org.curbstop.arrangements.disconnection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Reconnection;
import org.curbstop.arrangements.Reconnection.Stage;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** A Millbrook customer like Bo is disconnected and then pays. Service must be restored within 24 hours. */
@DatabaseTest
class ReconnectionMonitorTest {

    private final ArrangementsFixture fixture;
    private final AccountId account;
    private final DisconnectionNotice cut;

    ReconnectionMonitorTest(TestStore test) {
        fixture = new ArrangementsFixture(test, "millbrook");
        account = fixture.owes(fixture.people.adas, "228.15", 40, "84.25", 20);
        DisconnectionNotice notice = done(fixture.disconnections.issue("key", account, Optional.empty(), ArrangementsFixture.STELLA));
        notice.addressees().forEach(to -> fixture.disconnections.recordDelivery(notice.id(), to, Arrangement.DeliveryMethod.LETTER,
                fixture.today(), "round", ArrangementsFixture.STELLA));
        while (!(fixture.disconnections.sign(notice.id(), "past due, no answer to the notice",
                ArrangementsFixture.STELLA) instanceof Disconnections.DisconnectionResult.Done)) {
            fixture.clock.advance(Duration.ofDays(1));
            assertThat(fixture.today()).isBefore(LocalDate.of(2027, 1, 15));
        }
        cut = done(fixture.serviceReconnection.recordWorkDone(notice.id(), ArrangementsFixture.STELLA));
    }

    private static DisconnectionNotice done(Disconnections.DisconnectionResult answer) {
        return ((Disconnections.DisconnectionResult.Done) answer).notice();
    }

    private void pays(String amount) {
        PaymentTaken taken = fixture.pays(account, amount);
        fixture.reconnections.on(taken);
        fixture.reconnections.on(taken);
    }

    private void hoursGoBy(int hours) {
        fixture.clock.advance(Duration.ofHours(hours));
        fixture.reconnections.checkDeadlines();
    }

    @Test
    void staff_are_notified_once_of_a_reconnection_overdue_by_a_day() {
        pays("228.15");
        assertThat(fixture.reconnections.listPending(10, ArrangementsFixture.STELLA)).singleElement().satisfies(owed -> {
            assertThat(owed.by()).isEqualTo(fixture.clock.instant().plus(Duration.ofHours(24)));
            assertThat(owed.stage()).isEqualTo(Stage.PROMISED);
        });
        hoursGoBy(23);
        assertThat(fixture.published(ReconnectionOverdue.class)).isEmpty();
        hoursGoBy(1);
        hoursGoBy(5);
        assertThat(fixture.published(ReconnectionOverdue.class)).singleElement()
                .satisfies(event -> assertThat(event.notice()).isEqualTo(cut.id()));
        assertThat(fixture.reconnections.listPending(10, ArrangementsFixture.STELLA)).singleElement()
                .matches(owed -> owed.stage() == Stage.OVERDUE);
    }

    @Test
    void restored_service_is_no_longer_monitored() {
        pays("228.15");
        fixture.serviceReconnection.reconnect(cut.id(), Optional.empty(), fixture.clock.instant(), ArrangementsFixture.STELLA);
        hoursGoBy(30);
        assertThat(fixture.reconnections.listPending(10, ArrangementsFixture.STELLA)).isEmpty();
        assertThat(fixture.published(ReconnectionOverdue.class)).isEmpty();
    }

    @Test
    void a_partial_payment_promises_nothing_until_a_posted_check_completes_it() {
        pays("100.00");
        hoursGoBy(1);
        assertThat(fixture.reconnections.listPending(10, ArrangementsFixture.STELLA)).isEmpty();
        fixture.taken(account, "128.15"); // posted, but no payment event is published
        hoursGoBy(1);
        assertThat(fixture.reconnections.listPending(10, ArrangementsFixture.STELLA)).hasSize(1);
        assertThat(Money.usd("0.00")).isEqualTo(fixture.eligibility.amountDue(cut));
    }

    @Test
    void disconnected_service_shows_its_date_and_the_amount_that_restores_it() {
        var bo = ArrangementsFixture.caller(fixture.people.ada);
        assertThat(fixture.serviceReconnection.findDisconnected(account, bo)).hasValueSatisfying(off -> {
            assertThat(off.since()).isEqualTo(fixture.today());
            assertThat(off.amountToPay()).isEqualTo(Money.usd("228.15"));
            assertThat(off.promisedBy()).isEmpty();
        });
        assertThat(fixture.published(ServiceDisconnected.class)).singleElement()
                .satisfies(event -> assertThat(event.restores()).isEqualTo(Money.usd("228.15")));
        pays("228.15");
        assertThat(fixture.serviceReconnection.findDisconnected(account, bo)).hasValueSatisfying(off -> {
            assertThat(off.amountToPay()).isEqualTo(Money.usd("0.00"));
            assertThat(off.promisedBy()).contains(fixture.clock.instant().plus(Duration.ofHours(24)));
        });
        assertThat(fixture.published(ReconnectionPromised.class)).as("announced once").hasSize(1);
        assertThat(fixture.serviceReconnection.findDisconnected(account, ArrangementsFixture.caller(fixture.people.dee)))
                .as("not visible to another customer")
                .isEmpty();
    }

    @Test
    void staff_record_the_reconnection_time_within_valid_bounds() {
        pays("228.15");
        var now = fixture.clock.instant();
        for (var wrong : List.of(now.plusSeconds(60), now.minus(Duration.ofDays(1)))) {
            assertThat(fixture.serviceReconnection.reconnect(cut.id(), Optional.empty(), wrong, ArrangementsFixture.STELLA))
                    .isEqualTo(new Disconnections.DisconnectionResult.NotPossible(
                            Disconnections.DisconnectionResult.DisconnectionRefusal.WRONG_DAY));
        }
        hoursGoBy(2);
        done(fixture.serviceReconnection.reconnect(cut.id(), Optional.empty(), now.plus(Duration.ofHours(1)), ArrangementsFixture.STELLA));
        assertThat(fixture.published(ServiceReconnected.class)).singleElement()
                .satisfies(event -> assertThat(event.restored()).isEqualTo(now.plus(Duration.ofHours(1))));
        assertThat(fixture.reconnections.listPending(10, ArrangementsFixture.STELLA)).isEmpty();
        assertThat(fixture.serviceReconnection.findDisconnected(account, ArrangementsFixture.STELLA)).isEmpty();
        assertThat(fixture.serviceReconnection.findReconnected(account, ArrangementsFixture.STELLA)).isPresent();
    }

    @Test
    void completing_the_linked_visit_restores_service() {
        LocalDate day = fixture.today().plusDays(1);
        fixture.serviceReconnection.visitBooked(account, "417203889", day);
        assertThat(fixture.published(ReconnectionPromised.class)).as("a booked visit is not a payment").isEmpty();
        assertThat(fixture.reconnections.listPending(10, ArrangementsFixture.STELLA)).isEmpty();
        pays("228.15");
        assertThat(fixture.reconnections.listPending(10, ArrangementsFixture.STELLA)).singleElement()
                .satisfies(owed -> assertThat(owed.visit()).contains(new Reconnection.Visit("417203889", day)));
        assertThat(fixture.published(ReconnectionPromised.class)).hasSize(1);
        fixture.serviceReconnection.visitDone(account, "another", fixture.clock.instant());
        assertThat(fixture.serviceReconnection.findDisconnected(account, ArrangementsFixture.STELLA)).isPresent();
        fixture.serviceReconnection.visitDone(account, "417203889", fixture.clock.instant());
        assertThat(fixture.serviceReconnection.findDisconnected(account, ArrangementsFixture.STELLA)).isEmpty();
        assertThat(fixture.published(ServiceReconnected.class)).hasSize(1);
    }

    @Test
    void a_cancelled_visit_is_unlinked_from_the_reconnection() {
        pays("228.15");
        fixture.serviceReconnection.visitBooked(account, "417203889", fixture.today().plusDays(1));
        fixture.serviceReconnection.visitCancelled(account, "417203889");
        assertThat(fixture.reconnections.listPending(10, ArrangementsFixture.STELLA)).singleElement()
                .satisfies(owed -> assertThat(owed.visit()).isEmpty());
    }
}
