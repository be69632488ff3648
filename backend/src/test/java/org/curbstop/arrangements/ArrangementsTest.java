package org.curbstop.arrangements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.curbstop.accounts.Person;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** The course of an arrangement in Millbrook. Ada plays Bo: $228.15 forty days past due, $84.25 due in twenty. */
@StoreTest
class ArrangementsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Town town;
    private final Asker bo;
    private final AccountId account;

    ArrangementsTest(TestStore test) {
        town = new Town(test, "millbrook");
        Person ada = town.people.ada;
        bo = Town.caller(ada);
        account = town.owes(town.people.adas, "228.15", 40, "84.25", 20);
    }

    private Offer.Granted granted(Offer offer) {
        assertThat(offer).isInstanceOf(Offer.Granted.class);
        return (Offer.Granted) offer;
    }

    private Arrangement agreed(String key, Schedule schedule) {
        Arrangements.Agreement answer = town.arrangements.agree(key, account, schedule, Language.ENGLISH, bo);
        assertThat(answer).isInstanceOf(Arrangements.Agreement.Agreed.class);
        return ((Arrangements.Agreement.Agreed) answer).arrangement();
    }

    private static Installment on(String day, String amount) {
        return new Installment(LocalDate.parse(day), Money.usd(amount));
    }

    @Test
    void bo_is_offered_a_quarter_now_and_the_rest_on_his_due_dates_to_the_cent() {
        Offer.Granted offer = granted(town.arrangements.offer(account, bo));
        assertThat(offer.terms().total()).isEqualTo(Money.usd("312.40"));
        assertThat(offer.schedule().total()).isEqualTo(Money.usd("312.40"));
        // 12 December is a Saturday, 12 January a Tuesday, 12 May a Wednesday.
        assertThat(offer.schedule().installments()).containsExactly(
                on("2026-11-22", "78.10"), on("2026-12-14", "46.86"), on("2027-01-12", "46.86"), on("2027-02-12", "46.86"), on("2027-03-12", "46.86"),
                on("2027-04-12", "46.86"));
        assertThat(offer.why()).allMatch(RuleAnswer::held).extracting(RuleAnswer::rule).contains("owes-at-least", "time-left");
    }

    @Test
    void a_counter_offer_inside_the_range_is_taken_as_it_is() {
        Offer.Granted offer = granted(town.arrangements.counter(account, Wish.payments(Money.usd("100.00"), 3), bo));
        assertThat(offer.schedule()).isEqualTo(Schedule.of(
                on("2026-11-22", "100.00"), on("2026-12-14", "70.80"), on("2027-01-12", "70.80"), on("2027-02-12", "70.80")));
        assertThat(agreed("call:1", offer.schedule()).schedule()).isEqualTo(offer.schedule());
    }
}
