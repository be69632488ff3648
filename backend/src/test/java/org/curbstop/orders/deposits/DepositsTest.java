package org.curbstop.orders.deposits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.curbstop.orders.OrdersForTests.as;
import static org.curbstop.orders.OrdersForTests.guest;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.accounts.Account;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.orders.Applicant;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.ChangeOrderResult;
import org.curbstop.orders.Deposit;
import org.curbstop.orders.IdentityEvidence;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderQuote;
import org.curbstop.orders.OrderQuoteResult;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.OrdersForTests;
import org.curbstop.orders.PlaceOrderResult;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.VisitWindow;
import org.curbstop.orders.events.DepositWaived;
import org.curbstop.orders.events.OrderCompleted;
import org.curbstop.orders.events.OrderConfirmed;
import org.curbstop.orders.fulfillment.FinalBillRequested;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DatabaseTest
class DepositsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final OrdersForTests all;

    DepositsTest(TestStore store) {
        all = new OrdersForTests(store);
    }

    @ParameterizedTest(name = "{0} for {1}: {2} due, {3}")
    @CsvSource({
        "nobody, ELECTRIC,                     120.00, new-customer",
        "nobody, ELECTRIC WATER,               180.00, new-customer",
        "nobody, ELECTRIC WATER SEWER,         180.00, new-customer",
        "nobody, SEWER,                          0.00, not-needed",
        "nobody, STORMWATER SOLID_WASTE,         0.00, not-needed",
        "ada,    ELECTRIC WATER,                 0.00, good-history",
        "short,  ELECTRIC WATER,               180.00, short-history",
        "year,   ELECTRIC,                       0.00, good-history",
    })
    void the_deposit_is_required_by_rule(String who, String services, String due, String why) {
        Set<ServiceType> wanted = Arrays.stream(services.split(" ")).map(ServiceType::valueOf).collect(Collectors.toSet());
        Optional<PersonId> customer = switch (who) {
            case "ada" -> Optional.of(all.millbrook.ada.id());
            case "short" -> Optional.of(since(TODAY.minusYears(1).plusDays(1)));
            case "year" -> Optional.of(since(TODAY.minusYears(1)));
            default -> Optional.empty();
        };
        Deposit.Quote quote = all.deposits.quote(wanted, customer, Optional.empty(), TODAY);
        assertThat(quote.due()).isEqualTo(Money.usd(due));
        assertThat(quote.why()).isEqualTo(why);
        assertThat(quote.source()).contains("12.22");
    }

    private PersonId since(LocalDate opened) {
        var person = org.curbstop.accounts.Person.of("Nia Short", Language.ENGLISH);
        all.millbrook.accounts.add(person);
        all.millbrook.accounts.add(new Account(AccountId.create(), 0, new org.curbstop.accounts.AccountNumber("100201144"),
                java.util.List.of(),
                person.id(), Set.of(),
                all.alder14, all.millbrook.adas.agreements(), all.millbrook.adas.customerClass(), opened, Optional.empty()));
        return person.id();
    }

    @Test
    void a_deposit_is_charged_once_and_reversed_when_the_order_is_cancelled() {
        ServiceOrder order = all.placed("yes", all.hanasYes(), guest(Channel.PAGE));
        AccountId account = order.terms().opens().orElseThrow();
        all.deposits.charge(order);
        assertThat(all.billing.ledger().balance(account)).isEqualTo(Money.usd("180.00"));
        assertThat(all.deposits.find(account).orElseThrow().charged()).isEqualTo(Money.usd("180.00"));

        assertThat(all.orders.cancel(order.id(), guest(Channel.VOICE), Optional.of(OrdersForTests.HANAS_PHONE)))
                .isInstanceOf(ChangeOrderResult.Changed.class);
        assertThat(all.billing.ledger().balance(account)).isEqualTo(Money.usd("0.00"));
        assertThat(all.deposits.find(account)).isEmpty();
    }

    @Test
    void a_move_transfers_the_deposit_without_changing_balances() {
        ServiceOrder first = all.placed("yes", all.hanasYes(), guest(Channel.PAGE));
        AccountId old = first.terms().opens().orElseThrow();
        all.doneBy(first, "2026-11-24T11:00:00");
        all.until("2026-11-26T00:00:01");
        var move = new OrderRequest.Move(old, all.millbrook.dees.premise().id(), Set.of(), Optional.empty());
        var hana = as(all.millbrook.accounts.findPerson(first.parties().person()).orElseThrow());
        // Dee moves out, so her premise becomes free.
        all.placed("dee leaves", all.stop(all.millbrook.dees, LocalDate.of(2026, 12, 1)), as(all.millbrook.dee));

        OrderQuote quote = ((OrderQuoteResult.Offered) all.orders.quote(move, hana)).quote();
        assertThat(quote.deposit().why()).isEqualTo("carried-over");
        assertThat(quote.deposit().due()).isEqualTo(Money.usd("0.00"));
        assertThat(quote.deposit().carried()).isEqualTo(Money.usd("180.00"));
        LocalDate day = LocalDate.of(2026, 12, 2);
        ServiceOrder second = all.placed("move", new NewOrder(move,
                new OrderRequest.ServiceDates(Optional.of(day), Optional.of(LocalDate.of(2026, 12, 4))),
                quote.visit().map(v -> new AppointmentSlot("hill", day, VisitWindow.MORNING)), Optional.empty(), Language.ENGLISH), hana);
        AccountId next = second.terms().opens().orElseThrow();
        assertThat(all.billing.ledger().balance(old)).isEqualTo(Money.usd("180.00"));
        assertThat(all.billing.ledger().balance(next)).isEqualTo(Money.usd("0.00"));
        assertThat(all.deposits.find(old)).isEmpty();
        assertThat(all.deposits.find(next).orElseThrow().came()).contains(old);

        all.doneBy(second, "2026-12-02T11:00:00");
        all.until("2026-12-03T00:00:01");
        assertThat(all.account(next).orElseThrow().isSupplied(ServiceType.WATER, day)).isTrue();
        assertThat(all.account(old).orElseThrow().isSupplied(ServiceType.WATER, day)).as("service at both premises overlaps").isTrue();
        all.until("2026-12-05T00:00:01");
        assertThat(all.now(second).state()).isInstanceOf(OrderState.Done.class);
        assertThat(all.account(old).orElseThrow().isSupplied(ServiceType.WATER, LocalDate.of(2026, 12, 5))).isFalse();
        assertThat(all.published(FinalBillRequested.class)).extracting(FinalBillRequested::account).contains(old);
    }

    @Test
    void staff_waive_a_deposit_with_a_reason_and_its_charge_is_reversed_once() {
        ServiceOrder order = all.placed("yes", all.hanasYes(), guest(Channel.PAGE));
        AccountId account = order.terms().opens().orElseThrow();
        assertThat(all.billing.ledger().balance(account)).isEqualTo(Money.usd("180.00"));
        assertThatThrownBy(() -> all.staff.waiveDeposit(order.id(), "  ", OrdersForTests.SAM))
                .isInstanceOf(org.curbstop.common.InvalidValueException.class);

        all.staff.waiveDeposit(order.id(), "came from a shelter; letter on file", OrdersForTests.SAM);
        all.staff.waiveDeposit(order.id(), "again", org.curbstop.common.Actor.staff("stella"));

        ServiceOrder now = all.now(order);
        assertThat(now.terms().waived())
                .contains(new Deposit.Waiver("sam", "came from a shelter; letter on file", Money.usd("180.00"), all.clock.instant()));
        assertThat(now.terms().deposit().due()).isEqualTo(Money.usd("0.00"));
        assertThat(all.published(DepositWaived.class)).singleElement()
                .satisfies(event -> assertThat(event.amount()).isEqualTo(Money.usd("180.00")));
        all.published(DepositWaived.class).forEach(again -> {
            all.deposits.on(again);
            all.deposits.on(again);
        });
        assertThat(all.billing.ledger().balance(account)).isEqualTo(Money.usd("0.00"));
        assertThat(all.deposits.find(account)).isEmpty();
        assertThat(all.millbrook.audit.listByAccount(account, 50)).extracting(Object::toString)
                .anyMatch(entry -> entry.contains("deposit-waived " + order.id()));
    }

    @Test
    void a_deposit_waived_before_acceptance_is_never_charged() {
        var shy = new Applicant("Hana Kim", OrdersForTests.HANAS_PHONE, false, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Language.ENGLISH);
        NewOrder yes = all.hanasYes();
        ServiceOrder order = ((PlaceOrderResult.SentToStaff) all.orders.place("yes",
                new NewOrder(new OrderRequest.Start(all.alder14.id(), Set.of(ServiceType.ELECTRIC), Optional.of(shy)), yes.days(),
                Optional.empty(), Optional.empty(), Language.ENGLISH), guest(Channel.VOICE))).order();
        all.staff.waiveDeposit(order.id(), "known to us", OrdersForTests.SAM);
        all.published(DepositWaived.class).forEach(all.deposits::on);
        all.staff.approve(order.id(), Optional.of(IdentityEvidence.PASSPORT), OrdersForTests.SAM);
        assertThat(all.billing.ledger().balance(order.terms().opens().orElseThrow())).isEqualTo(Money.usd("0.00"));
        assertThat(all.published(OrderConfirmed.class)).singleElement().matches(OrderConfirmed::waived);
        assertThat(all.staff.waiveDeposit(all.placed("stop", all.stop(all.millbrook.adas, LocalDate.of(2026, 12, 1)),
                as(all.millbrook.ada)).id(),
                "none asked", OrdersForTests.SAM))
                .isInstanceOf(ChangeOrderResult.Refused.class);
    }

    @Test
    void the_deposit_of_ended_service_is_to_be_returned() {
        ServiceOrder first = all.placed("yes", all.hanasYes(), guest(Channel.PAGE));
        AccountId account = first.terms().opens().orElseThrow();
        all.doneBy(first, "2026-11-24T11:00:00");
        all.until("2026-11-26T00:00:01");
        var hana = as(all.millbrook.accounts.findPerson(first.parties().person()).orElseThrow());
        all.placed("stop", all.stop(all.account(account).orElseThrow(), LocalDate.of(2026, 12, 7)), hana);
        all.until("2026-12-07T00:00:01");
        assertThat(all.deposits.find(account)).map(Deposit::state).contains(Deposit.State.TO_BE_RETURNED);
        assertThat(all.published(OrderCompleted.class)).anySatisfy(done -> assertThat(done.depositToReturn()).contains(Money.usd("180.00")));
        assertThat(all.billing.ledger().balance(account)).as("nothing is refunded automatically").isEqualTo(Money.usd("180.00"));
    }

    @Test
    void a_move_cannot_leave_a_gap_or_overlap_too_long() {
        var move = new OrderRequest.Move(all.millbrook.adas.id(), all.alder14.id(), Set.of(ServiceType.ELECTRIC), Optional.empty());
        assertThat(moved(move, "2026-12-02", "2026-12-10")).isEqualTo("TOO_MUCH_OVERLAP");
        assertThat(moved(move, "2026-12-05", "2026-12-03")).isEqualTo("TOO_MUCH_OVERLAP");
        assertThat(moved(move, "2026-12-04", "2026-12-03")).isEqualTo("placed");
    }

    private String moved(OrderRequest.Move move, String start, String stop) {
        return switch (all.orders.place(start + stop,
                new NewOrder(move, new OrderRequest.ServiceDates(Optional.of(LocalDate.parse(start)), Optional.of(LocalDate.parse(stop))),
                Optional.empty(), Optional.empty(), Language.ENGLISH), as(all.millbrook.ada))) {
            case PlaceOrderResult.Refused refused -> refused.refusal().reason().name();
            default -> "placed";
        };
    }
}
