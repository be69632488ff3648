package org.curbstop.flows.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.billing.BillsForTests;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.FlowCalls;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@DatabaseTest
class BalanceActionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final MillbrookCustomers millbrook;
    private final BillsForTests billing;
    private final AccountId adas;

    BalanceActionsTest(TestStore database) {
        millbrook = new MillbrookCustomers(database);
        billing = new BillsForTests(database.store(), millbrook.clock);
        adas = millbrook.adas.id();
    }

    private ActionOutcome balance() {
        return balance(FlowCalls.byHolderOf(millbrook.adas, millbrook.clock.instant(), Map.of()));
    }

    private ActionOutcome balance(ActionCall call) {
        return new BalanceActions().findBalance(millbrook.accounts, billing.bills).run(call);
    }

    @Test
    void a_balance_that_nobody_knows_is_not_told_as_paid() {
        assertThat(balance().name()).isEqualTo("unknown");
    }

    @Test
    void an_open_bill_is_owed_by_its_day() {
        billing.issue(adas, "84.12", TODAY.minusDays(9), TODAY.plusDays(12), 30);
        assertThat(balance().name()).isEqualTo("owed");
        assertThat(balance().facts()).containsEntry("total", SlotValue.of(Money.usd("84.12")))
                .containsEntry("due", SlotValue.of(TODAY.plusDays(12)))
                .containsEntry("street", SlotValue.of("12 Alder St")).containsEntry("ending", SlotValue.digits("0302"));
    }

    @Test
    void what_is_late_is_told_with_its_day() {
        billing.issue(adas, "50.00", TODAY.minusDays(61), TODAY.minusDays(40), 30);
        billing.issue(adas, "34.00", TODAY.minusDays(9), TODAY.plusDays(12), 30);
        assertThat(balance().name()).isEqualTo("past-due");
        assertThat(balance().facts()).containsEntry("total", SlotValue.of(Money.usd("84.00")))
                .containsEntry("pastDue", SlotValue.of(Money.usd("50.00"))).containsEntry("since", SlotValue.of(TODAY.minusDays(40)));
    }

    @Test
    void a_payment_on_its_way_is_told_instead_of_the_amount() {
        billing.issue(adas, "84.12", TODAY.minusDays(9), TODAY.plusDays(12), 30);
        billing.paymentUnderway(true);
        assertThat(balance().name()).isEqualTo("pending");
        assertThat(balance().facts()).as("the limit of the warning about a credit").containsEntry("owed", SlotValue.of(Money.usd("84.12")));
    }

    @Test
    void a_paid_bill_owes_nothing_and_an_overpaid_one_is_a_credit() {
        billing.issue(adas, "50.00", TODAY.minusDays(9), TODAY.plusDays(12), 30);
        billing.ledger.post(LedgerEntry.payment("pay_1", adas, Money.usd("50.00"), millbrook.clock.instant()));
        assertThat(balance().name()).isEqualTo("paid");
        billing.ledger.post(LedgerEntry.payment("pay_2", adas, Money.usd("10.00"), millbrook.clock.instant()));
        assertThat(balance().name()).isEqualTo("credit");
        assertThat(balance().facts()).containsEntry("credit", SlotValue.of(Money.usd("10.00")));
    }

    @Test
    void the_balance_of_a_closed_account_is_told_as_such() {
        var closed = new Account(AccountId.create(), 0, new AccountNumber("100200641"), List.of(), millbrook.ada.id(), Set.of(),
                millbrook.cysLet.premise(), List.of(), CustomerClass.RESIDENTIAL, TODAY.minusYears(1), Optional.of(TODAY.minusDays(20)));
        millbrook.accounts.add(closed);
        billing.issue(closed.id(), "84.12", TODAY.minusDays(9), TODAY.plusDays(12), 30);
        assertThat(balance(FlowCalls.byHolderOf(closed, millbrook.clock.instant(), Map.of())).facts()).containsEntry("street",
                new SlotValue.Phrases(List.of(new SlotValue.Phrase("closed-account", Map.of("street", SlotValue.of("5 Cedar Ct"))))));
    }

    @Test
    void nobody_learns_the_balance_of_another_account() {
        billing.issue(millbrook.dees.id(), "129.95", TODAY.minusDays(9), TODAY.plusDays(12), 30);
        var adasCall = FlowCalls.byHolderOf(millbrook.adas, millbrook.clock.instant(), Map.of());
        var forged = FlowCalls.call(adasCall.tasks(), adasCall.caller().proof(), millbrook.clock.instant(),
                Map.of("account", SlotValue.of(millbrook.dees.id().value())));
        assertThat(balance(forged).name()).isEqualTo("not-yours");
    }
}
