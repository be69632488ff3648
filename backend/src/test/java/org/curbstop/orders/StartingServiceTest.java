package org.curbstop.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.orders.OrdersForTests.SAM;
import static org.curbstop.orders.OrdersForTests.TUESDAY;
import static org.curbstop.orders.OrdersForTests.guest;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Person;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.events.AppointmentDueSoon;
import org.curbstop.orders.events.OrderCompleted;
import org.curbstop.orders.events.OrderConfirmed;
import org.curbstop.orders.events.VisitUnreported;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;

@DatabaseTest
class StartingServiceTest {

    private final OrdersForTests all;

    StartingServiceTest(TestStore store) {
        all = new OrdersForTests(store);
    }

    private OrderQuote quote(OrderRequest request, org.curbstop.common.Actor actor) {
        return ((OrderQuoteResult.Offered) all.orders.quote(request, actor)).quote();
    }

    @Test
    void an_order_cannot_be_changed_to_today_without_the_same_day_fee() {
        var request = new OrderRequest.Start(all.alder14.id(), Set.of(ServiceType.ELECTRIC), Optional.empty());
        LocalDate today = LocalDate.of(2026, 12, 1);
        ServiceOrder order = all.placed("later", new NewOrder(request, OrderRequest.ServiceDates.startingOn(LocalDate.of(2026, 12, 10)),
                Optional.empty(), Optional.empty(), Language.ENGLISH), OrdersForTests.as(all.millbrook.ada));
        all.until("2026-12-01T09:00:00");
        assertThat(all.orders.otherStartDates(order).orElseThrow().days()).doesNotContain(today).contains(LocalDate.of(2026, 12, 2));
        assertThat(all.orders.change(order.id(), OrderRequest.ServiceDates.startingOn(today), Optional.empty(),
                OrdersForTests.as(all.millbrook.ada), Optional.empty()))
                .isEqualTo(new ChangeOrderResult.Refused(new OrderRefusal(OrderRefusal.Reason.DAY_NOT_OFFERED, "")));
        assertThat(all.orders.change(order.id(), OrderRequest.ServiceDates.startingOn(today), Optional.empty(), OrdersForTests.SAM,
                Optional.empty())).as("staff may").isInstanceOf(ChangeOrderResult.Changed.class);
    }

    @Test
    void a_start_quote_has_a_deposit_a_water_visit_and_the_earliest_day() {
        OrderQuote quote = quote(all.hanasStart(ServiceType.ELECTRIC, ServiceType.WATER), guest(Channel.PAGE));
        assertThat(quote.deposit().due()).isEqualTo(Money.usd("180.00"));
        assertThat(quote.deposit().why()).isEqualTo("new-customer");
        assertThat(quote.start().orElseThrow().earliest()).isEqualTo(TUESDAY);
        assertThat(quote.visit().orElseThrow().access()).isEqualTo(OrderQuote.Access.INSIDE);
        assertThat(quote.visit().orElseThrow().slots().getFirst()).isEqualTo(new AppointmentSlot("hill", TUESDAY, VisitWindow.MORNING));
        assertThat(quote.sameDayFee()).isEmpty();
        assertThat(quote.responsible()).contains(ServiceablePremise.ResponsibleParty.NOBODY);
    }

    @Test
    void without_a_visit_any_day_from_the_earliest_is_available() {
        OrderQuote quote = quote(all.hanasStart(ServiceType.ELECTRIC), guest(Channel.PAGE));
        assertThat(quote.visit()).isEmpty();
        assertThat(quote.start().orElseThrow().days()).contains(TUESDAY, LocalDate.of(2026, 11, 26), LocalDate.of(2026, 11, 28));
    }

    @Test
    void a_guest_starts_service_and_has_it_the_day_after_the_visit() {
        ServiceOrder order = all.placed("yes-1", all.hanasYes(), guest(Channel.PAGE));
        assertThat(order.state()).isInstanceOf(OrderState.Scheduled.class);
        Account account = all.account(order.terms().opens().orElseThrow()).orElseThrow();
        assertThat(account.agreements()).isEmpty();
        assertThat(all.millbrook.accounts.findPerson(account.holder()).map(Person::name)).contains("Hana Kim");
        assertThat(all.billing.ledger().balance(account.id())).isEqualTo(Money.usd("180.00"));
        assertThat(all.published(OrderConfirmed.class)).singleElement().satisfies(confirmed -> {
            assertThat(confirmed.news().reference()).isEqualTo(order.reference());
            assertThat(confirmed.deposit()).isEqualTo(Money.usd("180.00"));
        });

        all.until("2026-11-23T16:00:01");
        assertThat(all.published(AppointmentDueSoon.class)).hasSize(1);
        all.until("2026-11-24T07:00:00");
        assertThat(all.now(order).state()).isInstanceOf(OrderState.InProgress.class);
        all.doneBy(order, "2026-11-24T11:00:00");
        all.until("2026-11-25T00:00:01");
        assertThat(all.now(order).state()).isInstanceOf(OrderState.Done.class);
        assertThat(all.account(account.id()).orElseThrow().agreements()).extracting(a -> a.service() + " from " + a.from())
                .containsExactly("ELECTRIC from 2026-11-24", "WATER from 2026-11-24");
        assertThat(all.published(OrderCompleted.class)).hasSize(1);
    }

    @Test
    void no_reminder_is_published_once_the_visit_has_begun() {
        all.placed("yes-1", all.hanasYes(), guest(Channel.PAGE));
        all.until("2026-11-24T08:00:01");
        assertThat(all.published(AppointmentDueSoon.class)).as("after an outage of the application").isEmpty();
    }

    @Test
    void an_unreported_visit_is_not_assumed_done_and_staff_are_asked_once() {
        ServiceOrder order = all.placed("yes-1", all.hanasYes(), guest(Channel.PAGE));
        all.until("2026-11-24T23:59:00");
        assertThat(all.published(VisitUnreported.class)).isEmpty();
        all.until("2026-11-25T00:00:01");
        all.until("2026-11-26T00:00:01");
        assertThat(all.published(VisitUnreported.class)).singleElement()
                .satisfies(event -> assertThat(event.news().order()).isEqualTo(order.id()));
        assertThat(all.now(order).state()).isInstanceOf(OrderState.InProgress.class);
        assertThat(all.staff.listInProgress(10, SAM)).singleElement().matches(each -> each.visit().orElseThrow().isUnreported());
        assertThat(all.account(order.terms().opens().orElseThrow()).orElseThrow().agreements()).as("nothing starts by itself").isEmpty();

        all.staff.reportDone(order.id(), SAM);
        assertThat(all.now(order).state()).isInstanceOf(OrderState.Done.class);
        assertThat(all.account(order.terms().opens().orElseThrow()).orElseThrow().isSupplied(ServiceType.WATER, TUESDAY))
                .as("from the day of completion").isTrue();
    }

    @Test
    void an_unreported_visit_can_be_rescheduled() {
        ServiceOrder order = all.placed("yes-1", all.hanasYes(), guest(Channel.PAGE));
        all.until("2026-11-25T00:00:01");
        AppointmentSlot next = all.appointments.nextFreeSlots(order.place(), LocalDate.of(2026, 11, 27), 1).getFirst();
        assertThat(all.staff.reportNotDone(order.id(), next, SAM)).isInstanceOf(ChangeOrderResult.Changed.class);
        assertThat(all.now(order).visit().orElseThrow()).isEqualTo(ServiceOrder.Appointment.booked(next));
    }

    @Test
    void service_starts_on_the_day_the_crew_reports_completion() {
        ServiceOrder order = all.placed("yes-1", all.hanasYes(), guest(Channel.PAGE));
        all.until("2026-11-24T10:00:00");
        assertThat(all.staff.reportDone(order.id(), SAM)).isInstanceOf(ChangeOrderResult.Changed.class);
        assertThat(all.account(order.terms().opens().orElseThrow()).orElseThrow().isSupplied(ServiceType.WATER, TUESDAY)).isTrue();
    }

    @Test
    void a_guest_finds_an_order_only_by_reference_and_phone_together() {
        ServiceOrder order = all.placed("yes-1", all.hanasYes(), guest(Channel.PAGE));
        assertThat(all.orders.findByReference(order.reference(), OrdersForTests.HANAS_PHONE, guest(Channel.VOICE))).map(ServiceOrder::id)
                .contains(order.id());
        assertThat(all.orders.findByReference(order.reference(), all.millbrook.ada.phone().orElseThrow(), guest(Channel.VOICE))).isEmpty();
        assertThat(all.orders.find(order.id(), OrdersForTests.as(all.millbrook.ada))).isEmpty();
    }

    @Test
    void a_day_slot_or_service_that_is_not_offered_is_rejected() {
        NewOrder yes = all.hanasYes();
        assertThat(refusal(new NewOrder(yes.request(), OrderRequest.ServiceDates.startingOn(LocalDate.of(2026, 11, 23)), yes.slot(),
                yes.confirmTo(), yes.language())))
                .isEqualTo(OrderRefusal.Reason.DAY_NOT_OFFERED);
        assertThat(refusal(new NewOrder(yes.request(), yes.days(), Optional.empty(), yes.confirmTo(), yes.language())))
                .isEqualTo(OrderRefusal.Reason.SLOT_NEEDED);
        assertThat(refusal(new NewOrder(yes.request(), yes.days(), Optional.of(new AppointmentSlot("river", TUESDAY, VisitWindow.MORNING)),
                yes.confirmTo(), yes.language())))
                .isEqualTo(OrderRefusal.Reason.SLOT_NEEDED);
        assertThat(refusal(new NewOrder(
                new OrderRequest.Start(all.alder14.id(), Set.of(ServiceType.GAS), Optional.of(OrdersForTests.hana())), yes.days(),
                yes.slot(), Optional.empty(), Language.ENGLISH))).isEqualTo(OrderRefusal.Reason.NO_SUCH_SERVICE);
    }

    private OrderRefusal.Reason refusal(NewOrder wanted) {
        return ((PlaceOrderResult.Refused) all.orders.place("refused", wanted, guest(Channel.PAGE))).refusal().reason();
    }

    @Test
    void guessing_references_blocks_only_that_phone_from_that_origin() {
        ServiceOrder order = all.placed("yes-1", all.hanasYes(), guest(Channel.PAGE));
        var guesser = org.curbstop.common.Actor.anonymous(Channel.PAGE, "one place");
        for (int i = 0; i < 30; i++) {
            assertThat(all.orders.findByReference(String.valueOf(100_000_000 + i), OrdersForTests.HANAS_PHONE, guesser)).isEmpty();
        }
        assertThat(all.orders.findByReference(order.reference(), OrdersForTests.HANAS_PHONE, guesser)).isEmpty();
        assertThat(all.orders.findByReference(order.reference(), OrdersForTests.HANAS_PHONE, guest(Channel.VOICE))).isPresent();
    }

    @Test
    void guesses_for_other_phones_do_not_block_a_guest_from_the_same_origin() {
        ServiceOrder order = all.placed("yes-1", all.hanasYes(), guest(Channel.PAGE));
        for (int i = 0; i < 100; i++) {
            assertThat(all.orders.findByReference(String.valueOf(100_000_000 + i), new PhoneNumber("+150355507" + (10 + i % 40)),
                    guest(Channel.PAGE))).isEmpty();
        }
        assertThat(all.orders.findByReference(order.reference(), OrdersForTests.HANAS_PHONE, guest(Channel.PAGE))).isPresent();
    }

    @Test
    void staff_see_identity_points_and_the_visits_of_a_day() {
        ServiceOrder order = all.placed("yes-1", all.hanasYes(), guest(Channel.PAGE));
        assertThat(all.staff.identityConfidence(order, SAM).orElseThrow().indicators()).containsEntry("paper", 30)
                .containsEntry("of-age", 20).doesNotContainKey("phone-proved");
        assertThat(all.staff.listVisits(TUESDAY, SAM)).extracting(ServiceOrder::id).containsExactly(order.id());
        assertThat(all.staff.listVisits(TUESDAY.plusDays(1), SAM)).isEmpty();
        assertThat(order.state().code()).isEqualTo("scheduled");
        assertThat(new OrderState.AwaitingStaff("identity").code()).isEqualTo("awaiting-staff");
    }
}
