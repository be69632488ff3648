package org.curbstop.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.orders.OrdersForTests.TUESDAY;
import static org.curbstop.orders.OrdersForTests.as;
import static org.curbstop.orders.OrdersForTests.guest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.orders.events.AppointmentLate;
import org.curbstop.orders.events.OrderChanged;
import org.curbstop.orders.events.OrderCompleted;
import org.curbstop.orders.events.OrderConfirmed;
import org.curbstop.orders.events.OrderPlaced;
import org.curbstop.orders.events.OrderSnapshot;
import org.curbstop.orders.store.AppointmentBookings;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;

@DatabaseTest
class OrderIdempotencyTest {

    private final OrdersForTests all;

    OrderIdempotencyTest(TestStore store) {
        all = new OrdersForTests(store);
    }

    private static <T> List<T> atOnce(int threads, List<Callable<T>> calls) throws Exception {
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> futures = calls.stream().map(call -> pool.submit(() -> {
                start.await();
                return call.call();
            })).toList();
            start.countDown();
            var results = new ArrayList<T>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    private NewOrder leakCheck(AppointmentSlot slot) {
        return new NewOrder(new OrderRequest.Visit(all.millbrook.adas.id(), FieldTask.LEAK_CHECK, Optional.of("It drips.")),
                OrderRequest.ServiceDates.startingOn(slot.day()),
                Optional.of(slot), Optional.empty(), Language.ENGLISH);
    }

    @Test
    void eight_identical_requests_create_one_order_confirmed_once() throws Exception {
        List<Callable<PlaceOrderResult>> presses = IntStream.range(0, 8)
                .<Callable<PlaceOrderResult>>mapToObj(i -> () -> all.orders.place("one yes", all.hanasYes(), guest(Channel.PAGE))).toList();
        Set<OrderId> ids = new HashSet<>();
        for (PlaceOrderResult result : atOnce(8, presses)) {
            ids.add(switch (result) {
                case PlaceOrderResult.SentToStaff toStaff -> toStaff.order().id();
                case PlaceOrderResult.AlreadyPlaced again -> again.order().id();
                default -> throw new AssertionError(result);
            });
        }
        assertThat(ids).hasSize(1);
        ServiceOrder order = all.repository.orders.find(ids.iterator().next().value()).orElseThrow();
        List<Callable<ChangeOrderResult>> approvals = IntStream.range(0, 4).<Callable<ChangeOrderResult>>mapToObj(
                i -> () -> all.staff.approve(order.id(), Optional.of(IdentityEvidence.PASSPORT), OrdersForTests.SAM)).toList();
        assertThat(atOnce(4, approvals)).hasAtLeastOneElementOfType(ChangeOrderResult.Changed.class);
        all.clock.advance(Duration.ofMinutes(1));
        all.sweep.advanceAllDue();
        assertThat(all.now(order).state()).isInstanceOf(OrderState.Scheduled.class);
        assertThat(all.published(OrderConfirmed.class)).hasSize(1);
        assertThat(all.billing.ledger().balance(order.terms().opens().orElseThrow())).isEqualTo(Money.usd("180.00"));
        assertThat(all.repository.appointmentBookings.find(new AppointmentSlot("hill", TUESDAY, VisitWindow.MORNING).id()).orElseThrow()
                .held())
                .hasSize(1);
    }

    @Test
    void one_of_two_gets_the_last_slot_and_the_other_an_alternative() throws Exception {
        AppointmentSlot last = new AppointmentSlot("hill", TUESDAY, VisitWindow.MORNING);
        IntStream.range(0, 3).forEach(i -> assertThat(all.appointments.book(last, "other " + i)).isTrue());
        List<Callable<PlaceOrderResult>> two = List.of(
                () -> all.orders.place("hana", all.hanasYes(), guest(Channel.PAGE)),
                () -> all.orders.place("ada", leakCheck(last), as(all.millbrook.ada)));
        List<PlaceOrderResult> placings = atOnce(2, two);
        assertThat(placings).filteredOn(result -> !(result instanceof PlaceOrderResult.SlotFull)).hasSize(1);
        assertThat(placings).filteredOn(PlaceOrderResult.SlotFull.class::isInstance).singleElement().isInstanceOfSatisfying(
                PlaceOrderResult.SlotFull.class,
                full -> assertThat(full.nextFreeSlots()).startsWith(new AppointmentSlot("hill", TUESDAY, VisitWindow.AFTERNOON)).hasSize(3)
                        .doesNotContain(last));
    }

    @Test
    void a_thousand_concurrent_requests_never_overbook_a_slot() throws Exception {
        List<AppointmentSlot> slots = List.of(new AppointmentSlot("hill", TUESDAY, VisitWindow.MORNING),
                new AppointmentSlot("hill", TUESDAY, VisitWindow.AFTERNOON), new AppointmentSlot("river", TUESDAY, VisitWindow.MORNING));
        List<Callable<Boolean>> tries = IntStream.range(0, 1000)
                .<Callable<Boolean>>mapToObj(i -> () -> all.appointments.book(slots.get(i % 3), "key " + i)).toList();
        long held = atOnce(32, tries).stream().filter(kept -> kept).count();
        assertThat(held).isEqualTo(4 + 4 + 3);
        assertThat(all.repository.appointmentBookings.findAll(slots.stream().map(AppointmentSlot::id).toList()))
                .extracting(half -> half.held().size()).containsExactlyInAnyOrder(4, 4, 3);
    }

    @Test
    void a_crash_between_accepting_and_confirming_leaves_one_order_confirmed_once() {
        crashedAfterWriting("crash", order -> {});
    }

    @Test
    void a_crash_after_the_account_was_opened_does_not_open_another() {
        crashedAfterWriting("crash", order -> {
            all.agreements.open(order.terms().opens().orElseThrow(), order.parties().person(), all.alder14,
                    org.curbstop.accounts.CustomerClass.RESIDENTIAL, TUESDAY, org.curbstop.common.Actor.SYSTEM);
            all.deposits.charge(order);
        });
    }

    private void crashedAfterWriting(String key, java.util.function.Consumer<ServiceOrder> further) {
        // Writes what place() has written at its crash: the slot is booked and the order is accepted.
        NewOrder yes = all.hanasYes();
        AccountId account = AccountId.create();
        var terms = new ServiceOrder.AgreedTerms(Set.of(ServiceType.ELECTRIC, ServiceType.WATER), Optional.of(account), false,
                Optional.empty(),
                all.deposits.quote(Set.of(ServiceType.ELECTRIC, ServiceType.WATER), Optional.empty(), Optional.empty(), TUESDAY),
                Optional.empty(), Optional.empty());
        var parties = new ServiceOrder.Parties(org.curbstop.common.PersonId.create(), Optional.of(OrdersForTests.HANAS_PHONE), Channel.PAGE,
                Optional.empty(), Language.ENGLISH, all.clock.instant());
        all.appointments.book(yes.slot().orElseThrow(), key);
        var order = new ServiceOrder(OrderId.create(), 0, key, "123456789", yes.request(), yes.days(), new OrderState.Accepted(), parties,
                List.of(account), all.alder14.id(),
                yes.slot().map(ServiceOrder.Appointment::booked), terms, all.fulfillment.leaseFollowUp(), List.of());
        var placed = new OrderPlaced(
                new OrderSnapshot(order.id(), 0, order.reference(), order.kind(), Optional.empty(), terms.services(), parties.person(),
                        parties.phone(),
                        Optional.empty(), Language.ENGLISH, order.accounts(), "14 Alder St", order.days(), Optional.empty(), Channel.PAGE),
                Optional.empty(), all.clock.instant());
        all.repository.orders.insert(order.withEvents(List.of(OutboxMessage.of(placed))));
        further.accept(order);

        OrdersForTests other = all.another();
        all.clock.advance(Duration.ofSeconds(21));
        other.sweep.advanceAllDue();
        all.sweep.advanceAllDue();
        // The customer saw no answer and presses again.
        assertThat(all.orders.place(key, yes, guest(Channel.PAGE))).isInstanceOf(PlaceOrderResult.AlreadyPlaced.class);

        assertThat(all.now(order).state()).isInstanceOf(OrderState.Scheduled.class);
        assertThat(all.repository.listOpenAt(all.alder14.id())).hasSize(1);
        assertThat(all.millbrook.accounts.listAtPremise(all.alder14.id())).hasSize(1);
        assertThat(all.billing.ledger().balance(account)).isEqualTo(Money.usd("180.00"));
        assertThat(all.published(OrderConfirmed.class)).hasSize(1);
    }

    @Test
    void a_slot_reserved_for_an_order_never_stored_is_released() {
        AppointmentSlot slot = new AppointmentSlot("hill", TUESDAY, VisitWindow.MORNING);
        all.appointments.book(slot, "crashed");
        ServiceOrder order = all.placed("yes", all.hanasYes(), guest(Channel.PAGE));
        all.appointments.releaseAbandoned();
        assertThat(all.repository.appointmentBookings.find(slot.id()).orElseThrow().held()).hasSize(2);
        all.clock.advance(Duration.ofMinutes(11));
        all.appointments.releaseAbandoned();
        assertThat(all.repository.appointmentBookings.find(slot.id()).orElseThrow().held()).extracting(AppointmentBookings.Booking::key)
                .containsExactly(order.key());
    }

    @Test
    void moving_a_visit_frees_its_old_slot() {
        AppointmentSlot first = new AppointmentSlot("hill", TUESDAY, VisitWindow.MORNING);
        AppointmentSlot second = new AppointmentSlot("hill", TUESDAY, VisitWindow.AFTERNOON);
        ServiceOrder order = all.placed("visit", leakCheck(first), as(all.millbrook.ada));
        assertThat(all.orders.change(order.id(), order.days(), Optional.of(second), as(all.millbrook.ada), Optional.empty()))
                .isInstanceOf(ChangeOrderResult.Changed.class);
        assertThat(all.repository.appointmentBookings.find(first.id()).orElseThrow().held()).isEmpty();
        assertThat(all.repository.appointmentBookings.find(second.id()).orElseThrow().held()).hasSize(1);
        assertThat(all.published(OrderChanged.class)).hasSize(1);
    }

    @Test
    void a_late_crew_is_announced_once_and_a_failed_visit_is_rescheduled() {
        AppointmentSlot first = new AppointmentSlot("hill", TUESDAY, VisitWindow.MORNING);
        ServiceOrder order = all.placed("visit", leakCheck(first), as(all.millbrook.ada));
        assertThat(all.staff.reportLate(order.id(), 30, OrdersForTests.SAM)).isInstanceOf(ChangeOrderResult.Refused.class);
        all.until("2026-11-24T09:00:00");
        all.staff.reportLate(order.id(), 30, OrdersForTests.SAM);
        all.staff.reportLate(order.id(), 30, OrdersForTests.SAM);
        assertThat(all.published(AppointmentLate.class)).singleElement().satisfies(late -> assertThat(late.minutes()).isEqualTo(30));
        AppointmentSlot next = new AppointmentSlot("hill", TUESDAY.plusDays(1), VisitWindow.MORNING);
        assertThat(all.staff.reportNotDone(order.id(), next, OrdersForTests.SAM)).isInstanceOf(ChangeOrderResult.Changed.class);
        assertThat(all.now(order).state()).isInstanceOf(OrderState.Scheduled.class);
        assertThat(all.now(order).days().start()).contains(next.day());
        all.until("2026-11-25T11:00:00");
        assertThat(all.staff.reportDone(order.id(), OrdersForTests.SAM)).isInstanceOf(ChangeOrderResult.Changed.class);
        assertThat(all.published(OrderCompleted.class)).hasSize(1);
    }
}
