package org.curbstop.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.Hold;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;

/** Ada, whose usual bill is $75, has one of $287.63 after a leak. */
@DatabaseTest
class LeakCreditHoldListenerTest {

    private final TestStore test;
    private final ArrangementsFixture fixture;
    private final HandOffs handOffs;
    private final AccountId account;
    private final LeakCreditHoldListener listener;

    LeakCreditHoldListenerTest(TestStore test) {
        this.test = test;
        fixture = new ArrangementsFixture(test, "millbrook");
        var settings = new CaseDeadlines.CaseProperties(Duration.ofHours(2), 2, Duration.ofMinutes(30), 2);
        var repository = new CaseRepository(test.store());
        handOffs = new HandOffs(repository, new CaseDeadlines(SampleUtility.millbrook(), settings, fixture.clock), fixture.people.audit);
        account = fixture.people.adas.id();
        listener = new LeakCreditHoldListener(repository, fixture.holds, fixture.bills.bills, SampleUtility.millbrook());
        for (int month = 5; month <= 7; month++) {
            bill(ServiceType.WATER, "75.00", LocalDate.of(2026, month, 13));
        }
        bill(ServiceType.WATER, "287.63", LocalDate.of(2026, 11, 13));
        test.listen(event -> {
            switch (event) {
                case HandOffRaised raised -> listener.on(raised);
                case HandOffClosed closed -> listener.on(closed);
                default -> {}
            }
        });
    }

    private void bill(ServiceType service, String amount, LocalDate issued) {
        fixture.bills.issue(account, service, amount, issued, issued.plusDays(21), 30);
    }

    private HandOff request(String task) {
        return request(task, task);
    }

    private HandOff request(String key, String task) {
        return handOffs.raise(new HandOffContext(key, HandOffContext.Kind.HAND_OFF, Channel.TEXT, Optional.empty(),
                Optional.of(fixture.people.ada.id()), Optional.of(account), VerificationLevel.PIN, task, List.of(), List.of(),
                Language.ENGLISH, Optional.empty()));
    }

    private void close(HandOff request) {
        handOffs.take(request.id(), ArrangementsFixture.STELLA);
        handOffs.close(request.id(), HandOff.Outcome.SOLVED, "", ArrangementsFixture.STELLA);
    }

    private List<Hold> holds() {
        test.told();
        return fixture.holds.listActive(account, ArrangementsFixture.STELLA);
    }

    @Test
    void what_the_leak_added_is_on_hold_until_staff_close_the_request() {
        HandOff request = request("leak-credit");
        assertThat(holds()).singleElement().satisfies(hold -> {
            assertThat(hold.kind()).isEqualTo(Hold.Kind.DISPUTE);
            assertThat(hold.amount()).contains(Money.usd("212.63"));
        });
        close(request);
        assertThat(holds()).isEmpty();
    }

    @Test
    void what_the_leak_added_to_a_bill_after_the_request_is_on_hold_too() {
        HandOff request = request("leak-credit");
        assertThat(holds()).hasSize(1);
        bill(ServiceType.WATER, "175.00", LocalDate.of(2026, 12, 13));
        bill(ServiceType.WATER, "400.00", LocalDate.of(2027, 1, 13)); // its time began after the request
        listener.holdLaterBills();
        listener.holdLaterBills();
        assertThat(holds()).extracting(hold -> hold.amount().orElseThrow())
                .containsExactlyInAnyOrder(Money.usd("212.63"), Money.usd("100.00"));
        close(request);
        assertThat(holds()).isEmpty();
    }

    @Test
    void two_requests_hold_nothing_twice_and_one_still_open_holds_it_alone() {
        HandOff first = request("1", "leak-credit");
        assertThat(holds()).hasSize(1);
        request("2", "leak-credit");
        assertThat(holds()).singleElement().satisfies(hold -> assertThat(hold.amount()).contains(Money.usd("212.63")));
        close(first);
        assertThat(holds()).isEmpty();
        listener.holdLaterBills();
        assertThat(holds()).singleElement().satisfies(hold -> assertThat(hold.amount()).contains(Money.usd("212.63")));
    }

    @Test
    void electricity_is_not_on_hold() {
        bill(ServiceType.ELECTRIC, "500.00", LocalDate.of(2026, 11, 14));
        request("leak-credit");
        assertThat(holds()).singleElement().satisfies(hold -> assertThat(hold.amount()).contains(Money.usd("212.63")));
    }

    @Test
    void another_request_holds_nothing() {
        request("report-leak");
        assertThat(holds()).isEmpty();
    }
}
