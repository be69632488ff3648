package org.curbstop.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.orders.OrdersForTests.SAM;
import static org.curbstop.orders.OrdersForTests.as;
import static org.curbstop.orders.OrdersForTests.guest;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Delegate;
import org.curbstop.accounts.Person;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.events.OccupantServiceEnding;
import org.curbstop.orders.events.OrderCancelled;
import org.curbstop.orders.events.OrderChanged;
import org.curbstop.orders.events.ServiceRevertedToOwner;
import org.curbstop.orders.fulfillment.FinalBillRequested;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DatabaseTest
class StoppingServiceTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private final OrdersForTests all;

    StoppingServiceTest(TestStore store) {
        all = new OrdersForTests(store);
    }

    private OrderRefusal.Reason refused(Account account, Actor actor) {
        var quoted = (OrderQuoteResult.Refused) all.orders.quote(new OrderRequest.Stop(account.id(), Set.of(), Optional.empty()), actor);
        var placed = (PlaceOrderResult.Refused) all.orders.place("refused " + actor, all.stop(account, MONDAY), actor);
        assertThat(placed.refusal()).isEqualTo(quoted.refusal());
        return placed.refusal().reason();
    }

    private OrderQuote quote(Account account, Actor actor) {
        return ((OrderQuoteResult.Offered) all.orders.quote(new OrderRequest.Stop(account.id(), Set.of(), Optional.empty()), actor))
                .quote();
    }

    @Test
    void stopping_service_on_its_last_day_requests_and_forwards_the_final_bill() {
        var address = org.curbstop.accounts.MillbrookCustomers.at("99 River Rd");
        ServiceOrder order = all.placed("stop",
                new NewOrder(new OrderRequest.Stop(all.millbrook.adas.id(), Set.of(), Optional.of(address)),
                        OrderRequest.ServiceDates.stoppingOn(MONDAY),
                Optional.empty(), Optional.empty(), Language.ENGLISH), as(all.millbrook.ada));
        assertThat(order.state()).isInstanceOf(OrderState.Scheduled.class);
        all.until("2026-11-29T23:59:59");
        assertThat(all.account(all.millbrook.adas.id()).orElseThrow().agreements().getFirst().until()).isEmpty();
        all.until("2026-11-30T00:00:01");
        Account after = all.account(all.millbrook.adas.id()).orElseThrow();
        assertThat(after.agreements().getFirst().until()).contains(MONDAY);
        assertThat(after.isSupplied(ServiceType.ELECTRIC, MONDAY)).isTrue();
        assertThat(after.isSupplied(ServiceType.ELECTRIC, MONDAY.plusDays(1))).isFalse();
        assertThat(all.now(order).state()).isInstanceOf(OrderState.Done.class);
        assertThat(all.published(FinalBillRequested.class)).singleElement().satisfies(event -> assertThat(event.lastDay()).isEqualTo(MONDAY));
        assertThat(all.millbrook.accounts.findPerson(all.millbrook.ada.id()).flatMap(Person::mailing)).contains(address);
    }

    @Test
    void the_mail_of_another_account_does_not_follow_the_final_bill() {
        var address = org.curbstop.accounts.MillbrookCustomers.at("99 River Rd");
        all.placed("stop", new NewOrder(new OrderRequest.Stop(all.millbrook.cysOwn.id(), Set.of(), Optional.of(address)),
                OrderRequest.ServiceDates.stoppingOn(MONDAY), Optional.empty(), Optional.empty(), Language.ENGLISH), as(all.millbrook.cy));
        all.until("2026-11-30T00:00:01");
        assertThat(all.published(FinalBillRequested.class)).singleElement()
                .satisfies(event -> assertThat(event.account()).isEqualTo(all.millbrook.cysOwn.id()));
        assertThat(all.millbrook.accounts.findPerson(all.millbrook.cy.id()).flatMap(Person::mailing))
                .as("5 Cedar Ct keeps service and its mail").isEmpty();
    }

    @Test
    void only_holder_manager_and_staff_can_stop_service() {
        Account account = all.millbrook.adas;
        assertThat(quote(account, as(all.millbrook.ada)).services()).containsExactly(ServiceType.ELECTRIC);
        assertThat(quote(account, SAM)).isNotNull();
        assertThat(refused(account, as(all.millbrook.cy))).isEqualTo(OrderRefusal.Reason.NOT_YOURS);
        assertThat(refused(account, as(all.millbrook.dee))).isEqualTo(OrderRefusal.Reason.NOT_YOURS);
    }

    @ParameterizedTest
    @EnumSource(Delegate.Role.class)
    void among_delegates_only_a_manager_can_stop_service(Delegate.Role role) {
        Account account = delegated(role);
        if (role == Delegate.Role.MANAGER) {
            assertThat(quote(account, as(all.millbrook.dee)).stop()).isPresent();
        } else {
            assertThat(refused(account, as(all.millbrook.dee))).isEqualTo(OrderRefusal.Reason.NOT_YOURS);
        }
    }

    private Account delegated(Delegate.Role role) {
        var account = new Account(AccountId.create(), 0, new org.curbstop.accounts.AccountNumber("100201144"), java.util.List.of(),
                all.millbrook.ada.id(),
                Set.of(new Delegate(all.millbrook.dee.id(), role)), all.alder14, all.millbrook.adas.agreements(),
                all.millbrook.adas.customerClass(),
                all.millbrook.adas.opened(), Optional.empty());
        all.millbrook.accounts.add(account);
        return account;
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void a_stranger_cannot_stop_service_on_any_channel_or_learn_anything(Channel channel) {
        if (channel == Channel.DESK || channel == Channel.SYSTEM) {
            return; // she cannot place orders on these channels
        }
        var eve = Person.of("Eve Stone", Language.ENGLISH, org.curbstop.accounts.Contact.phone(new PhoneNumber("+15035550105"), true));
        all.millbrook.accounts.add(eve);
        Account none = new Account(AccountId.create(), 0, all.millbrook.adas.number(), java.util.List.of(), eve.id(), Set.of(), all.alder14,
                java.util.List.of(),
                all.millbrook.adas.customerClass(), all.millbrook.adas.opened(), Optional.empty());
        for (Actor actor : java.util.List.of(guest(channel), Actor.customer(channel, "+15035550105", eve.id()))) {
            assertThat(refused(all.millbrook.adas, actor)).isEqualTo(OrderRefusal.Reason.NOT_YOURS);
            assertThat(refused(none, actor)).as("the same as for an account that does not exist").isEqualTo(OrderRefusal.Reason.NOT_YOURS);
            var move = new OrderRequest.Move(all.millbrook.adas.id(), all.alder14.id(), Set.of(), Optional.empty());
            assertThat(((OrderQuoteResult.Refused) all.orders.quote(move, actor)).refusal().reason())
                    .isEqualTo(OrderRefusal.Reason.NOT_YOURS);
            assertThat(all.orders.list(all.millbrook.adas.id(), actor)).isEmpty();
        }
        assertThat(all.repository.listByAccount(all.millbrook.adas.id())).isEmpty();
    }

    @Test
    void owner_and_tenant_cannot_stop_each_others_service() {
        Account tesss = all.tesssElectric();
        assertThat(refused(tesss, as(all.millbrook.cy))).isEqualTo(OrderRefusal.Reason.NOT_YOURS);
        assertThat(refused(all.millbrook.cysLet, as(all.millbrook.tess))).isEqualTo(OrderRefusal.Reason.NOT_YOURS);
    }

    @Test
    void an_owners_stop_at_a_tenants_premise_is_delayed_and_the_tenant_notified() {
        OrderQuote quote = quote(all.millbrook.cysLet, as(all.millbrook.cy));
        assertThat(quote.warnings()).contains(OrderQuote.OrderWarning.TENANT_WOULD_LOSE_SERVICE);
        assertThat(quote.stop().orElseThrow().earliest()).isEqualTo(LocalDate.of(2026, 12, 2));
        var sooner = (PlaceOrderResult.Refused) all.orders.place("soon", all.stop(all.millbrook.cysLet, LocalDate.of(2026, 12, 1)),
                as(all.millbrook.cy));
        assertThat(sooner.refusal().reason()).isEqualTo(OrderRefusal.Reason.DAY_NOT_OFFERED);

        all.placed("late", all.stop(all.millbrook.cysLet, LocalDate.of(2026, 12, 2)), as(all.millbrook.cy));
        assertThat(all.published(OccupantServiceEnding.class)).singleElement().satisfies(event -> {
            assertThat(event.occupant()).isEqualTo(all.millbrook.tess.id());
            assertThat(event.lastDay()).isEqualTo(LocalDate.of(2026, 12, 2));
        });
    }

    @Test
    void continuous_service_takes_over_the_day_after_the_tenant_leaves() {
        Account tesss = all.tesssElectric();
        assertThat(quote(tesss, as(all.millbrook.tess)).warnings()).containsExactly(OrderQuote.OrderWarning.OWNER_TAKES_OVER);
        all.placed("tess leaves", all.stop(tesss, MONDAY), as(all.millbrook.tess));
        all.until("2026-11-30T06:00:00");
        all.until("2026-12-01T06:00:00");
        assertThat(all.account(tesss.id()).orElseThrow().isSupplied(ServiceType.ELECTRIC, MONDAY.plusDays(1))).isFalse();
        Account cys = all.account(all.millbrook.cysLet.id()).orElseThrow();
        assertThat(cys.isSupplied(ServiceType.ELECTRIC, MONDAY.plusDays(1))).isTrue();
        assertThat(cys.tenants()).isEmpty();
        assertThat(all.published(ServiceRevertedToOwner.class)).singleElement().satisfies(took -> {
            assertThat(took.landlord()).isEqualTo(all.millbrook.cy.id());
            assertThat(took.from()).isEqualTo(MONDAY.plusDays(1));
        });
    }

    @Test
    void the_owner_does_not_take_over_when_a_new_tenant_follows() {
        Account tesss = all.tesssElectric();
        all.placed("tess leaves", all.stop(tesss, MONDAY), as(all.millbrook.tess));
        var start = new NewOrder(
                new OrderRequest.Start(tesss.premise().id(), Set.of(ServiceType.ELECTRIC), Optional.of(OrdersForTests.hana())),
                OrderRequest.ServiceDates.startingOn(MONDAY.plusDays(1)), Optional.empty(), Optional.empty(), Language.ENGLISH);
        PlaceOrderResult placed = all.orders.place("hana comes", start, guest(Channel.PAGE));
        ServiceOrder hanas = switch (placed) {
            case PlaceOrderResult.SentToStaff toStaff ->
                    ((ChangeOrderResult.Changed) all.staff.approve(toStaff.order().id(), Optional.of(IdentityEvidence.STATE_ID), SAM))
                            .order();
            case PlaceOrderResult.Placed p -> p.order();
            default -> throw new AssertionError(placed);
        };
        all.until("2026-11-30T06:00:00");
        all.until("2026-12-01T06:00:00");
        assertThat(all.published(ServiceRevertedToOwner.class)).isEmpty();
        assertThat(all.account(hanas.terms().opens().orElseThrow()).orElseThrow().isSupplied(ServiceType.ELECTRIC, MONDAY.plusDays(1)))
                .isTrue();
    }

    @Test
    void a_stop_cannot_be_repeated_and_can_be_cancelled_until_the_cut_off() {
        ServiceOrder order = all.placed("stop", all.stop(all.millbrook.adas, MONDAY), as(all.millbrook.ada));
        assertThat(refused(all.millbrook.adas, as(all.millbrook.ada))).isEqualTo(OrderRefusal.Reason.ALREADY_ENDING);
        all.until("2026-11-27T14:59:59");
        assertThat(all.orders.cancel(order.id(), as(all.millbrook.cy), Optional.empty())).isEqualTo(Orders.noSuchOrder());
        assertThat(all.orders.cancel(order.id(), as(all.millbrook.ada), Optional.empty())).isInstanceOf(ChangeOrderResult.Changed.class);
        assertThat(all.orders.cancel(order.id(), as(all.millbrook.ada), Optional.empty())).isInstanceOf(ChangeOrderResult.Changed.class);
        assertThat(all.published(OrderCancelled.class)).hasSize(1);
        all.until("2026-12-02T00:00:00");
        assertThat(all.account(all.millbrook.adas.id()).orElseThrow().agreements().getFirst().until()).isEmpty();
    }

    @Test
    void after_the_cut_off_time_only_staff_can_cancel_the_stop() {
        ServiceOrder order = all.placed("stop", all.stop(all.millbrook.adas, MONDAY), as(all.millbrook.ada));
        all.until("2026-11-27T14:59:59");
        assertThat(all.orders.changeableUntil(MONDAY)).contains(java.time.Instant.parse("2026-11-27T23:00:00Z"));
        all.until("2026-11-27T15:00:00");
        assertThat(all.orders.changeableUntil(MONDAY)).isEmpty();
        assertThat(all.orders.cancel(order.id(), as(all.millbrook.ada), Optional.empty()))
                .isEqualTo(new ChangeOrderResult.Refused(new OrderRefusal(OrderRefusal.Reason.TOO_LATE, "")));
        assertThat(all.orders.cancel(order.id(), SAM, Optional.empty())).isInstanceOf(ChangeOrderResult.Changed.class);
    }

    @Test
    void the_day_can_be_changed_until_the_cut_off_time() {
        ServiceOrder order = all.placed("stop", all.stop(all.millbrook.adas, MONDAY), as(all.millbrook.ada));
        LocalDate later = LocalDate.of(2026, 12, 5);
        assertThat(all.orders.change(order.id(), OrderRequest.ServiceDates.stoppingOn(later), Optional.empty(), as(all.millbrook.ada),
                Optional.empty())).isInstanceOf(ChangeOrderResult.Changed.class);
        assertThat(all.published(OrderChanged.class)).hasSize(1);
        all.until("2026-12-04T23:00:00");
        assertThat(all.account(all.millbrook.adas.id()).orElseThrow().agreements().getFirst().until()).isEmpty();
        all.until("2026-12-05T00:00:01");
        assertThat(all.account(all.millbrook.adas.id()).orElseThrow().agreements().getFirst().until()).contains(later);
    }
}
