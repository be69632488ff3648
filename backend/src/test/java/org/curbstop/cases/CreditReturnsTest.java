package org.curbstop.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.billing.BillsForTests;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.cases.CreditReturns.CreditReturnResult;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Ada asks for her credit back. */
@DatabaseTest
class CreditReturnsTest {

    private static final Actor SAM = Actor.staff("sam");

    private final MillbrookCustomers millbrook;
    private final CasesForTests cases;
    private final BillsForTests billing;
    private final CreditReturns credits;

    CreditReturnsTest(TestStore test) {
        millbrook = new MillbrookCustomers(test);
        cases = new CasesForTests(test, millbrook);
        billing = new BillsForTests(test.store(), millbrook.clock);
        credits = new CreditReturns(cases.handOffs, cases.repository, billing.bills);
    }

    private CreditReturnResult ask(String key) {
        return credits.request(new HandOffContext(key, HandOffContext.Kind.HAND_OFF, Channel.CHAT, Optional.empty(),
                Optional.of(millbrook.ada.id()), Optional.empty(), VerificationLevel.PIN, "check-balance", List.of(), List.of(),
                Language.ENGLISH, Optional.empty()), millbrook.adas.id());
    }

    @Test
    void the_credit_is_asked_for_once_with_its_amount() {
        LocalDate today = LocalDate.of(2026, 11, 22);
        billing.issue(millbrook.adas.id(), "50.00", today.minusDays(9), today.plusDays(12), 30);
        assertThat(ask("talk:1")).isEqualTo(new CreditReturnResult.NoCredit());
        billing.ledger.post(LedgerEntry.payment("pay_1", millbrook.adas.id(), Money.usd("60.00"), millbrook.clock.instant()));
        CreditReturnResult asked = ask("talk:2");
        assertThat(asked).isInstanceOf(CreditReturnResult.Requested.class);
        HandOff open = ((CreditReturnResult.Requested) asked).handOff();
        assertThat(open.packet().wanted()).isEqualTo("return-credit");
        assertThat(open.packet().account()).contains(millbrook.adas.id());
        assertThat(open.packet().tried()).containsExactly("10.00 USD");
        assertThat(ask("talk:3")).isEqualTo(new CreditReturnResult.AlreadyRequested(open));
        assertThat(cases.handOffs.listWaiting(10, SAM)).hasSize(1);
    }

    @Test
    void staff_close_it_with_how_it_was_returned_and_another_one_can_be_asked_for() {
        billing.ledger.post(BillsForTests.opening(millbrook.adas.id(), Money.usd("10.00").negated(), millbrook.clock.instant()));
        HandOff open = ((CreditReturnResult.Requested) ask("talk:1")).handOff();
        assertThat(open.outcomes()).contains(HandOff.Outcome.RETURNED_BY_CHECK).doesNotContain(HandOff.Outcome.SOLVED);
        cases.handOffs.take(open.id(), SAM);
        cases.handOffs.close(open.id(), HandOff.Outcome.RETURNED_BY_CHECK, "Check 1042", SAM);
        assertThat(credits.findOpen(millbrook.adas.id())).isEmpty();
        assertThat(ask("talk:2")).isInstanceOfSatisfying(CreditReturnResult.Requested.class,
                again -> assertThat(again.handOff().id()).isNotEqualTo(open.id()));
    }

    @Test
    void other_cases_are_not_closed_as_a_returned_credit() {
        HandOff other = cases.handOffs.raise(HandOffContext.forStaff("key", "mail-final-bill", millbrook.adas.id()));
        assertThat(other.outcomes()).contains(HandOff.Outcome.SOLVED).noneMatch(HandOff.Outcome::isReturn);
    }
}
