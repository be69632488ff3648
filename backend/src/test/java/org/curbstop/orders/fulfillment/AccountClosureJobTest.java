package org.curbstop.orders.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.orders.OrdersForTests.as;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.OrdersForTests;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.events.FinalBillIssued;
import org.curbstop.orders.events.FinalBillNeedsStaff;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Ada stops service; her last day is Monday, November 30. */
@DatabaseTest
class AccountClosureJobTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private final OrdersForTests all;
    private final AccountId adas;

    AccountClosureJobTest(TestStore store) {
        all = new OrdersForTests(store);
        adas = all.millbrook.adas.id();
    }

    private ServiceOrder stopped() {
        var address = MillbrookCustomers.at("99 River Rd");
        ServiceOrder order = all.placed("stop",
                new NewOrder(new OrderRequest.Stop(adas, Set.of(), Optional.of(address)), OrderRequest.ServiceDates.stoppingOn(MONDAY),
                Optional.empty(), Optional.empty(), Language.ENGLISH), as(all.millbrook.ada));
        all.until("2026-11-30T00:00:01");
        all.published(FinalBillRequested.class).forEach(event -> {
            all.closing.on(event);
            all.closing.on(event); // delivered twice
        });
        return order;
    }

    private void sweptOn(String local) {
        all.until(local);
        all.closing.closeDueAccounts();
        all.closing.closeDueAccounts();
    }

    private void billedBefore() {
        all.billing.billed(adas, LocalDate.of(2026, 10, 20), LocalDate.of(2026, 11, 20), "620");
    }

    @Test
    void the_final_bill_waits_for_the_last_read_and_is_made_once() {
        billedBefore();
        ServiceOrder order = stopped();
        sweptOn("2026-11-30T12:00:00");
        assertThat(all.billing.bills().list(adas, 10)).as("the day is not over").hasSize(1);
        sweptOn("2026-12-01T00:30:00");
        assertThat(all.billing.bills().list(adas, 10)).as("the meter has not been read yet").hasSize(1);
        all.billing.read(adas, LocalDate.of(2026, 12, 1), "1700", "80", 11);
        sweptOn("2026-12-01T09:00:00");
        assertThat(all.billing.bills().list(adas, 10)).hasSize(2);
        assertThat(all.published(FinalBillIssued.class)).singleElement().satisfies(made -> {
            assertThat(made.order()).isEqualTo(order.id());
            assertThat(made.estimated()).isFalse();
            assertThat(made.owed()).isEqualTo(all.billing.ledger().balance(adas));
            assertThat(made.due()).isEqualTo("2026-12-22");
            assertThat(made.onPaper()).isTrue();
            assertThat(made.mailTo()).contains(MillbrookCustomers.at("99 River Rd"));
        });
        assertThat(all.millbrook.accounts.findPerson(all.millbrook.ada.id()).orElseThrow().mailing())
                .contains(MillbrookCustomers.at("99 River Rd"));
    }

    @Test
    void the_final_bill_of_a_customer_who_moves_goes_to_the_new_address() {
        billedBefore();
        all.placed("move", new NewOrder(new OrderRequest.Move(adas, all.alder14.id(), Set.of(), Optional.empty()),
                new OrderRequest.ServiceDates(Optional.of(MONDAY), Optional.of(MONDAY)), Optional.empty(), Optional.empty(),
                Language.ENGLISH), as(all.millbrook.ada));
        all.until("2026-11-30T00:00:01");
        all.published(FinalBillRequested.class).forEach(all.closing::on);
        sweptOn("2026-12-04T00:10:00");
        assertThat(all.published(FinalBillIssued.class)).singleElement().satisfies(made -> {
            assertThat(made.mailTo()).contains(all.alder14.address());
            assertThat(all.billing.bills().find(made.bill()).orElseThrow().mailTo()).isEqualTo(made.mailTo());
        });
        assertThat(all.millbrook.accounts.findPerson(all.millbrook.ada.id()).orElseThrow().mailing()).isEmpty();
    }

    @Test
    void without_a_read_the_final_bill_is_estimated_after_the_waiting_period() {
        billedBefore();
        stopped();
        sweptOn("2026-12-03T12:00:00");
        assertThat(all.published(FinalBillIssued.class)).isEmpty();
        sweptOn("2026-12-04T00:10:00");
        assertThat(all.published(FinalBillIssued.class)).singleElement().matches(FinalBillIssued::estimated);
    }

    @Test
    void the_account_closes_only_when_nothing_is_owed() {
        billedBefore();
        stopped();
        sweptOn("2026-12-04T00:10:00");
        assertThat(all.account(adas).orElseThrow().closed()).isEmpty();
        all.billing.ledger().post(LedgerEntry.payment("pay_0123456789", adas, all.billing.ledger().balance(adas).minus(Money.usd("0.01")),
                all.clock.instant()));
        sweptOn("2026-12-05T00:10:00");
        assertThat(all.account(adas).orElseThrow().closed()).as("one cent is owed").isEmpty();
        all.billing.ledger().post(LedgerEntry.payment("pay_9876543210", adas, Money.usd("0.01"), all.clock.instant()));
        sweptOn("2026-12-06T00:10:00");
        assertThat(all.account(adas).orElseThrow().closed()).contains(LocalDate.of(2026, 12, 6));
        assertThat(all.millbrook.audit.listByAccount(adas, 100)).extracting(Object::toString)
                .anyMatch(entry -> entry.contains("account-closed"));
    }

    @Test
    void an_account_that_cannot_be_billed_goes_to_staff_once() {
        ServiceOrder order = stopped();
        sweptOn("2026-12-04T00:10:00");
        assertThat(all.published(FinalBillIssued.class)).isEmpty();
        assertThat(all.published(FinalBillNeedsStaff.class)).singleElement().satisfies(not -> assertThat(not.order()).isEqualTo(order.id()));
    }

    @Test
    void a_credit_is_announced_and_the_account_stays_open_until_refunded() {
        billedBefore();
        all.billing.ledger().post(LedgerEntry.payment("pay_0123456789", adas, Money.usd("500.00"), all.clock.instant()));
        stopped();
        sweptOn("2026-12-04T00:10:00");
        assertThat(all.published(FinalBillIssued.class)).singleElement().satisfies(made -> assertThat(made.owed().isNegative()).isTrue());
        assertThat(all.account(adas).orElseThrow().closed()).isEmpty();
    }
}
