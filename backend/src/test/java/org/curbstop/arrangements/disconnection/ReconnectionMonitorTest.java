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

/** Like Bo, in Millbrook: cut, and then paid for. Service is to be back within 24 hours. */
@DatabaseTest
class ReconnectionMonitorTest {

    private final ArrangementsFixture town;
    private final AccountId account;
    private final DisconnectionNotice cut;

    ReconnectionMonitorTest(TestStore test) {
        town = new ArrangementsFixture(test, "millbrook");
        account = town.owes(town.people.adas, "228.15", 40, "84.25", 20);
        DisconnectionNotice notice = done(town.disconnections.issue("key", account, Optional.empty(), ArrangementsFixture.STELLA));
        notice.addressees().forEach(to -> town.disconnections.recordDelivery(notice.id(), to, Arrangement.DeliveryMethod.LETTER,
                town.today(), "round", ArrangementsFixture.STELLA));
        while (!(town.disconnections.sign(notice.id(), "past due, no answer to the notice",
                ArrangementsFixture.STELLA) instanceof Disconnections.DisconnectionResult.Done)) {
            town.clock.advance(Duration.ofDays(1));
            assertThat(town.today()).isBefore(LocalDate.of(2027, 1, 15));
        }
        cut = done(town.restorations.recordWorkDone(notice.id(), ArrangementsFixture.STELLA));
    }

    private static DisconnectionNotice done(Disconnections.DisconnectionResult answer) {
        return ((Disconnections.DisconnectionResult.Done) answer).notice();
    }

    private void pays(String amount) {
        PaymentTaken taken = town.pays(account, amount);
        town.reconnections.on(taken);
        town.reconnections.on(taken);
    }

    private void hoursGoBy(int hours) {
        town.clock.advance(Duration.ofHours(hours));
        town.reconnections.checkDeadlines();
    }

    @Test
    void what_it_takes_was_paid_and_a_day_later_nobody_has_given_it_back_staff_are_told_once() {
        pays("228.15");
        assertThat(town.reconnections.listPending(10, ArrangementsFixture.STELLA)).singleElement().satisfies(owed -> {
            assertThat(owed.by()).isEqualTo(town.clock.instant().plus(Duration.ofHours(24)));
            assertThat(owed.stage()).isEqualTo(Stage.PROMISED);
        });
        hoursGoBy(23);
        assertThat(town.told(ReconnectionOverdue.class)).isEmpty();
        hoursGoBy(1);
        hoursGoBy(5);
        assertThat(town.told(ReconnectionOverdue.class)).singleElement().satisfies(told -> assertThat(told.notice()).isEqualTo(cut.id()));
        assertThat(town.reconnections.listPending(10, ArrangementsFixture.STELLA)).singleElement()
                .matches(owed -> owed.stage() == Stage.OVERDUE);
    }

    @Test
    void service_that_is_back_is_watched_no_longer() {
        pays("228.15");
        town.restorations.reconnect(cut.id(), Optional.empty(), town.clock.instant(), ArrangementsFixture.STELLA);
        hoursGoBy(30);
        assertThat(town.reconnections.listPending(10, ArrangementsFixture.STELLA)).isEmpty();
        assertThat(town.told(ReconnectionOverdue.class)).isEmpty();
    }

    @Test
    void a_part_of_it_promises_nothing_and_a_check_that_is_posted_later_does() {
        pays("100.00");
        hoursGoBy(1);
        assertThat(town.reconnections.listPending(10, ArrangementsFixture.STELLA)).isEmpty();
        town.taken(account, "128.15"); // posted, and nobody was told of a card
        hoursGoBy(1);
        assertThat(town.reconnections.listPending(10, ArrangementsFixture.STELLA)).hasSize(1);
        assertThat(Money.usd("0.00")).isEqualTo(town.weighing.amountDue(cut));
    }

    @Test
    void service_that_is_off_says_since_when_and_what_brings_it_back_until_it_is_promised() {
        var bo = ArrangementsFixture.caller(town.people.ada);
        assertThat(town.restorations.findDisconnected(account, bo)).hasValueSatisfying(off -> {
            assertThat(off.since()).isEqualTo(town.today());
            assertThat(off.amountToPay()).isEqualTo(Money.usd("228.15"));
            assertThat(off.promisedBy()).isEmpty();
        });
        assertThat(town.told(ServiceDisconnected.class)).singleElement()
                .satisfies(told -> assertThat(told.restores()).isEqualTo(Money.usd("228.15")));
        pays("228.15");
        assertThat(town.restorations.findDisconnected(account, bo)).hasValueSatisfying(off -> {
            assertThat(off.amountToPay()).isEqualTo(Money.usd("0.00"));
            assertThat(off.promisedBy()).contains(town.clock.instant().plus(Duration.ofHours(24)));
        });
        assertThat(town.told(ReconnectionPromised.class)).as("told once").hasSize(1);
        assertThat(town.restorations.findDisconnected(account, ArrangementsFixture.caller(town.people.dee))).as("not hers to see")
                .isEmpty();
    }

    @Test
    void staff_say_when_service_was_on_again_and_not_for_another_time() {
        pays("228.15");
        var now = town.clock.instant();
        for (var wrong : List.of(now.plusSeconds(60), now.minus(Duration.ofDays(1)))) {
            assertThat(town.restorations.reconnect(cut.id(), Optional.empty(), wrong, ArrangementsFixture.STELLA))
                    .isEqualTo(new Disconnections.DisconnectionResult.NotPossible(
                            Disconnections.DisconnectionResult.DisconnectionRefusal.WRONG_DAY));
        }
        hoursGoBy(2);
        done(town.restorations.reconnect(cut.id(), Optional.empty(), now.plus(Duration.ofHours(1)), ArrangementsFixture.STELLA));
        assertThat(town.told(ServiceReconnected.class)).singleElement()
                .satisfies(told -> assertThat(told.restored()).isEqualTo(now.plus(Duration.ofHours(1))));
        assertThat(town.reconnections.listPending(10, ArrangementsFixture.STELLA)).isEmpty();
        assertThat(town.restorations.findDisconnected(account, ArrangementsFixture.STELLA)).isEmpty();
        assertThat(town.restorations.findReconnected(account, ArrangementsFixture.STELLA)).isPresent();
    }

    @Test
    void a_visit_to_switch_it_on_is_tied_to_it_and_done_it_is_on() {
        LocalDate day = town.today().plusDays(1);
        town.restorations.visitBooked(account, "417203889", day);
        assertThat(town.told(ReconnectionPromised.class)).as("booked is not paid").isEmpty();
        assertThat(town.reconnections.listPending(10, ArrangementsFixture.STELLA)).isEmpty();
        pays("228.15");
        assertThat(town.reconnections.listPending(10, ArrangementsFixture.STELLA)).singleElement()
                .satisfies(owed -> assertThat(owed.visit()).contains(new Reconnection.Visit("417203889", day)));
        assertThat(town.told(ReconnectionPromised.class)).hasSize(1);
        town.restorations.visitDone(account, "another", town.clock.instant());
        assertThat(town.restorations.findDisconnected(account, ArrangementsFixture.STELLA)).isPresent();
        town.restorations.visitDone(account, "417203889", town.clock.instant());
        assertThat(town.restorations.findDisconnected(account, ArrangementsFixture.STELLA)).isEmpty();
        assertThat(town.told(ServiceReconnected.class)).hasSize(1);
    }

    @Test
    void a_visit_that_was_called_off_is_tied_no_longer() {
        pays("228.15");
        town.restorations.visitBooked(account, "417203889", town.today().plusDays(1));
        town.restorations.visitCancelled(account, "417203889");
        assertThat(town.reconnections.listPending(10, ArrangementsFixture.STELLA)).singleElement()
                .satisfies(owed -> assertThat(owed.visit()).isEmpty());
    }
}
