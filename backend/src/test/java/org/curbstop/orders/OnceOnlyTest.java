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
import org.curbstop.store.Outgoing;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.UtilityService;
import org.junit.jupiter.api.Test;

@StoreTest
class OnceOnlyTest {

    private final OrdersForTests all;

    OnceOnlyTest(TestStore store) {
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

    private NewOrder leakCheck(Slot slot) {
        return new NewOrder(new Wish.Visit(all.town.adas.id(), Task.LEAK_CHECK, Optional.of("It drips.")), Wish.Days.starting(slot.day()),
                Optional.of(slot), Optional.empty(), Language.ENGLISH);
    }

    @Test
    void eight_presses_of_one_yes_make_one_order_confirmed_once() throws Exception {
        List<Callable<Placing>> presses = IntStream.range(0, 8).<Callable<Placing>>mapToObj(i -> () -> all.orders.place("one yes", all.hanasYes(), guest(Channel.PAGE))).toList();
        Set<OrderId> ids = new HashSet<>();
        for (Placing placing : atOnce(8, presses)) {
            ids.add(switch (placing) {
                case Placing.ToStaff toStaff -> toStaff.order().id();
                case Placing.Again again -> again.order().id();
                default -> throw new AssertionError(placing);
            });
        }
        assertThat(ids).hasSize(1);
        Order order = all.store.orders.find(ids.iterator().next().value()).orElseThrow();
        List<Callable<Changing>> approvals = IntStream.range(0, 4).<Callable<Changing>>mapToObj(
                i -> () -> all.staff.approve(order.id(), Optional.of(IdentityEvidence.PASSPORT), OrdersForTests.SAM)).toList();
        assertThat(atOnce(4, approvals)).hasAtLeastOneElementOfType(Changing.Changed.class);
        all.clock.advance(Duration.ofMinutes(1));
        all.sweep.finish();
        assertThat(all.now(order).state()).isInstanceOf(State.Scheduled.class);
        assertThat(all.told(OrderConfirmed.class)).hasSize(1);
        assertThat(all.billing.ledger().balance(order.terms().opens().orElseThrow())).isEqualTo(Money.usd("180.00"));
        assertThat(all.store.halves.find(new Slot("hill", TUESDAY, HalfDay.MORNING).id()).orElseThrow().held()).hasSize(1);
    }

    @Test
    void of_two_who_want_the_last_slot_one_gets_it_and_the_other_is_offered_the_next() throws Exception {
        Slot last = new Slot("hill", TUESDAY, HalfDay.MORNING);
        IntStream.range(0, 3).forEach(i -> assertThat(all.appointments.hold(last, "other " + i)).isTrue());
        List<Callable<Placing>> two = List.of(
                () -> all.orders.place("hana", all.hanasYes(), guest(Channel.PAGE)),
                () -> all.orders.place("ada", leakCheck(last), as(all.town.ada)));
        List<Placing> placings = atOnce(2, two);
        assertThat(placings).filteredOn(placing -> !(placing instanceof Placing.Full)).hasSize(1);
        assertThat(placings).filteredOn(Placing.Full.class::isInstance).singleElement().isInstanceOfSatisfying(Placing.Full.class,
                full -> assertThat(full.next()).startsWith(new Slot("hill", TUESDAY, HalfDay.AFTERNOON)).hasSize(3).doesNotContain(last));
    }

    @Test
    void a_thousand_tries_at_once_leave_no_slot_over_its_capacity() throws Exception {
        List<Slot> slots = List.of(new Slot("hill", TUESDAY, HalfDay.MORNING), new Slot("hill", TUESDAY, HalfDay.AFTERNOON), new Slot("river", TUESDAY, HalfDay.MORNING));
        List<Callable<Boolean>> tries = IntStream.range(0, 1000).<Callable<Boolean>>mapToObj(i -> () -> all.appointments.hold(slots.get(i % 3), "key " + i)).toList();
        long held = atOnce(32, tries).stream().filter(kept -> kept).count();
        assertThat(held).isEqualTo(4 + 4 + 3);
        assertThat(all.store.halves.findAll(slots.stream().map(Slot::id).toList())).extracting(half -> half.held().size()).containsExactlyInAnyOrder(4, 4, 3);
    }

    @Test
    void a_crash_between_accepting_and_confirming_leaves_one_order_confirmed_once() {
        crashedAfterWriting("crash", order -> {});
    }

    @Test
    void a_crash_after_the_account_was_opened_does_not_open_another() {
        crashedAfterWriting("crash", order -> {
            all.agreements.open(order.terms().opens().orElseThrow(), order.parties().person(), all.alder14,
                    org.curbstop.accounts.CustomerClass.RESIDENTIAL, TUESDAY, org.curbstop.common.Asker.SYSTEM);
            all.deposits.charge(order);
        });
    }

    private void crashedAfterWriting(String key, java.util.function.Consumer<Order> further) {
        // Everything that place() writes up to its crash, by hand: the slot is kept and the order is written, accepted.
        NewOrder yes = all.hanasYes();
        AccountId account = AccountId.mint();
        var terms = new Order.Terms(Set.of(UtilityService.ELECTRIC, UtilityService.WATER), Optional.of(account), false, Optional.empty(),
                all.deposits.quote(Set.of(UtilityService.ELECTRIC, UtilityService.WATER), Optional.empty(), Optional.empty(), TUESDAY), Optional.empty(), Optional.empty());
        var parties = new Order.Parties(org.curbstop.common.PersonId.mint(), Optional.of(OrdersForTests.HANAS_PHONE), Channel.PAGE, Optional.empty(), Language.ENGLISH, all.clock.instant());
        all.appointments.hold(yes.slot().orElseThrow(), key);
        var order = new Order(OrderId.mint(), 0, key, "123456789", yes.wish(), yes.days(), new State.Accepted(), parties, List.of(account), all.alder14.id(),
                yes.slot().map(Order.Appointment::at), terms, all.carryingOut.soon(), List.of());
        var placed = new OrderPlaced(new OrderNews(order.id(), 0, order.reference(), order.kind(), Optional.empty(), terms.services(), parties.person(), parties.phone(),
                Optional.empty(), Language.ENGLISH, order.accounts(), "14 Alder St", order.days(), Optional.empty(), Channel.PAGE), Optional.empty(), all.clock.instant());
        all.store.orders.insert(order.telling(List.of(Outgoing.of(placed))));
        further.accept(order);

        OrdersForTests other = all.another();
        all.clock.advance(Duration.ofSeconds(21));
        other.sweep.finish();
        all.sweep.finish();
        // and whoever saw no answer presses again
        assertThat(all.orders.place(key, yes, guest(Channel.PAGE))).isInstanceOf(Placing.Again.class);

        assertThat(all.now(order).state()).isInstanceOf(State.Scheduled.class);
        assertThat(all.store.openAt(all.alder14.id())).hasSize(1);
        assertThat(all.town.accounts.at(all.alder14.id())).hasSize(1);
        assertThat(all.billing.ledger().balance(account)).isEqualTo(Money.usd("180.00"));
        assertThat(all.told(OrderConfirmed.class)).hasSize(1);
    }

    @Test
    void a_slot_kept_for_an_order_that_was_never_written_is_given_back() {
        Slot slot = new Slot("hill", TUESDAY, HalfDay.MORNING);
        all.appointments.hold(slot, "crashed");
        Order order = all.placed("yes", all.hanasYes(), guest(Channel.PAGE));
        all.appointments.tidy();
        assertThat(all.store.halves.find(slot.id()).orElseThrow().held()).hasSize(2);
        all.clock.advance(Duration.ofMinutes(11));
        all.appointments.tidy();
        assertThat(all.store.halves.find(slot.id()).orElseThrow().held()).extracting(FieldHalfDay.Held::key).containsExactly(order.key());
    }

    @Test
    void a_visit_moves_to_another_slot_and_the_old_one_is_free_again() {
        Slot first = new Slot("hill", TUESDAY, HalfDay.MORNING);
        Slot second = new Slot("hill", TUESDAY, HalfDay.AFTERNOON);
        Order order = all.placed("visit", leakCheck(first), as(all.town.ada));
        assertThat(all.orders.change(order.id(), order.days(), Optional.of(second), as(all.town.ada), Optional.empty())).isInstanceOf(Changing.Changed.class);
        assertThat(all.store.halves.find(first.id()).orElseThrow().held()).isEmpty();
        assertThat(all.store.halves.find(second.id()).orElseThrow().held()).hasSize(1);
        assertThat(all.told(OrderChanged.class)).hasSize(1);
    }

    @Test
    void whoever_is_late_says_so_once_and_a_visit_that_failed_gets_another_slot() {
        Slot first = new Slot("hill", TUESDAY, HalfDay.MORNING);
        Order order = all.placed("visit", leakCheck(first), as(all.town.ada));
        assertThat(all.staff.late(order.id(), 30, OrdersForTests.SAM)).isInstanceOf(Changing.Refused.class);
        all.until("2026-11-24T09:00:00");
        all.staff.late(order.id(), 30, OrdersForTests.SAM);
        all.staff.late(order.id(), 30, OrdersForTests.SAM);
        assertThat(all.told(AppointmentLate.class)).singleElement().satisfies(late -> assertThat(late.minutes()).isEqualTo(30));
        Slot next = new Slot("hill", TUESDAY.plusDays(1), HalfDay.MORNING);
        assertThat(all.staff.notDone(order.id(), next, OrdersForTests.SAM)).isInstanceOf(Changing.Changed.class);
        assertThat(all.now(order).state()).isInstanceOf(State.Scheduled.class);
        assertThat(all.now(order).days().start()).contains(next.day());
        all.until("2026-11-25T11:00:00");
        assertThat(all.staff.done(order.id(), OrdersForTests.SAM)).isInstanceOf(Changing.Changed.class);
        assertThat(all.told(OrderDone.class)).hasSize(1);
    }
}
