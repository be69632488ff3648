package org.curbstop.arrangements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.Reconnection.Stage;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Like Bo, in Millbrook: cut, and then paid for. Service is to be back within 24 hours. */
@StoreTest
class ReconnectionsTest {

    private final Town town;
    private final AccountId account;
    private final DisconnectionNotice cut;

    ReconnectionsTest(TestStore test) {
        town = new Town(test, "millbrook");
        account = town.owes(town.people.adas, "228.15", 40, "84.25", 20);
        DisconnectionNotice notice = done(town.disconnections.issue("key", account, Optional.empty(), Town.STELLA));
        notice.addressees().forEach(to -> town.disconnections.proved(notice.id(), to, Arrangement.Way.LETTER, town.today(), "round", Town.STELLA));
        while (!(town.disconnections.sign(notice.id(), Town.STELLA) instanceof Disconnections.Answer.Done)) {
            town.clock.advance(Duration.ofDays(1));
            assertThat(town.today()).isBefore(LocalDate.of(2027, 1, 15));
        }
        cut = done(town.disconnections.workDone(notice.id(), Town.STELLA));
    }

    private static DisconnectionNotice done(Disconnections.Answer answer) {
        return ((Disconnections.Answer.Done) answer).notice();
    }

    private void pays(String amount) {
        PaymentTaken taken = town.pays(account, amount);
        town.reconnections.on(taken);
        town.reconnections.on(taken);
    }

    private void hoursGoBy(int hours) {
        town.clock.advance(Duration.ofHours(hours));
        town.reconnections.sweep();
    }

    @Test
    void what_it_takes_was_paid_and_a_day_later_nobody_has_given_it_back_staff_are_told_once() {
        pays("228.15");
        assertThat(town.reconnections.owed(10, Town.STELLA)).singleElement().satisfies(owed -> {
            assertThat(owed.by()).isEqualTo(town.clock.instant().plus(Duration.ofHours(24)));
            assertThat(owed.stage()).isEqualTo(Stage.PROMISED);
        });
        hoursGoBy(23);
        assertThat(town.told(ReconnectionOverdue.class)).isEmpty();
        hoursGoBy(1);
        hoursGoBy(5);
        assertThat(town.told(ReconnectionOverdue.class)).singleElement().satisfies(told -> assertThat(told.notice()).isEqualTo(cut.id()));
        assertThat(town.reconnections.owed(10, Town.STELLA)).singleElement().matches(owed -> owed.stage() == Stage.OVERDUE);
    }

    @Test
    void service_that_is_back_is_watched_no_longer() {
        pays("228.15");
        town.disconnections.giveBack(cut.id(), Optional.empty(), Town.STELLA);
        hoursGoBy(30);
        assertThat(town.reconnections.owed(10, Town.STELLA)).isEmpty();
        assertThat(town.told(ReconnectionOverdue.class)).isEmpty();
    }

    @Test
    void a_part_of_it_promises_nothing_and_a_check_that_is_posted_later_does() {
        pays("100.00");
        hoursGoBy(1);
        assertThat(town.reconnections.owed(10, Town.STELLA)).isEmpty();
        town.taken(account, "128.15"); // posted, and nobody was told of a card
        hoursGoBy(1);
        assertThat(town.reconnections.owed(10, Town.STELLA)).hasSize(1);
        assertThat(Money.usd("0.00")).isEqualTo(town.weighing.stops(cut));
    }
}
