package org.curbstop.flows.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.FlowCalls;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** The accounts of Ada, who moved from 5 Cedar Ct to 12 Alder St. */
@DatabaseTest
class VerificationActionsTest {

    private static final LocalDate MOVED = LocalDate.of(2026, 11, 1);

    private final MillbrookCustomers millbrook;
    private final BillsForTests billing;
    private final VerificationActions actions;
    private final Account closed;

    VerificationActionsTest(TestStore database) {
        millbrook = new MillbrookCustomers(database);
        billing = new BillsForTests(database.store(), millbrook.clock);
        actions = new VerificationActions(millbrook.accounts, millbrook.provingIdentity);
        closed = new Account(AccountId.create(), 0, new AccountNumber("100200641"), List.of(), millbrook.ada.id(), Set.of(),
                millbrook.cysLet.premise(), List.of(), CustomerClass.RESIDENTIAL, LocalDate.of(2024, 10, 1), Optional.of(MOVED));
        millbrook.accounts.add(closed);
    }

    private ActionCall call(Account... proved) {
        var proof = new IdentityProof(ProofLevel.BY_CODE, millbrook.ada.id(), Stream.of(proved).map(each -> each.id().value()).toList());
        return FlowCalls.call(List.of("pay-bill"), Optional.of(proof), millbrook.clock.instant(), Map.of());
    }

    private ActionOutcome billed(Account... proved) {
        return actions.listBilledAccounts(billing.bills).run(call(proved));
    }

    @Test
    void a_closed_account_with_a_debt_is_listed_as_closed_for_its_bills() {
        billing.issue(closed.id(), "50.00", MOVED, MOVED.plusDays(21), 30);
        ActionOutcome several = billed(millbrook.adas, closed);
        assertThat(several.name()).isEqualTo("several");
        assertThat(several.facts()).containsEntry("accounts", new SlotValue.Options(List.of(
                new SlotValue.Option(millbrook.adas.id().value(), SlotValue.of("12 Alder St")),
                new SlotValue.Option(closed.id().value(), new SlotValue.Phrases(List.of(
                        new SlotValue.Phrase("closed-account", Map.of("street", SlotValue.of("5 Cedar Ct")))))))));
        assertThat(billed(closed).facts()).containsEntry("account", SlotValue.of(closed.id().value()));
    }

    @Test
    void a_closed_account_with_a_credit_is_listed_too() {
        billing.issue(closed.id(), "50.00", MOVED, MOVED.plusDays(21), 30);
        billing.ledger.post(LedgerEntry.payment("pay_1", closed.id(), Money.usd("60.00"), millbrook.clock.instant()));
        assertThat(billed(closed).name()).isEqualTo("one");
    }

    @Test
    void a_closed_account_is_offered_for_payment_only_with_a_debt() {
        billing.issue(closed.id(), "50.00", MOVED, MOVED.plusDays(21), 30);
        assertThat(actions.listPayableAccounts(billing.bills).run(call(millbrook.adas, closed)).name()).isEqualTo("several");
        billing.ledger.post(LedgerEntry.payment("pay_1", closed.id(), Money.usd("60.00"), millbrook.clock.instant()));
        assertThat(actions.listPayableAccounts(billing.bills).run(call(millbrook.adas, closed)).facts())
                .containsEntry("account", SlotValue.of(millbrook.adas.id().value()));
    }

    @Test
    void a_settled_closed_account_is_not_listed() {
        assertThat(billed(closed).name()).as("never billed").isEqualTo("none");
        billing.issue(closed.id(), "50.00", MOVED, MOVED.plusDays(21), 30);
        billing.ledger.post(LedgerEntry.payment("pay_1", closed.id(), Money.usd("50.00"), millbrook.clock.instant()));
        assertThat(billed(closed).name()).isEqualTo("none");
        assertThat(billed(millbrook.adas, closed).facts()).containsEntry("account", SlotValue.of(millbrook.adas.id().value()));
    }

    @Test
    void for_service_only_open_accounts_are_listed() {
        billing.issue(closed.id(), "50.00", MOVED, MOVED.plusDays(21), 30);
        assertThat(actions.listAccounts().run(call(millbrook.adas, closed)).facts())
                .containsEntry("account", SlotValue.of(millbrook.adas.id().value()));
        assertThat(actions.listAccounts().run(call(closed)).name()).isEqualTo("none");
    }
}
