package org.curbstop.cis.postings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.curbstop.audit.AuditEntry;
import org.curbstop.billing.BillingForTests;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.billing.imports.CisBooks;
import org.curbstop.billing.imports.CisPayment;
import org.curbstop.cis.postings.PaymentMatches.PaymentMatch;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.store.Database;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@DatabaseTest
class PaymentMatchesTest {

    private static final Actor SAM = Actor.staff("sam");
    private static final PaymentMatch SAME = new PaymentMatch("R-1", false);
    private static final PaymentMatch OTHER = new PaymentMatch("R-1", true);

    private final PostingsForTests all;
    private final Ledger ledger;
    private final CisBooks books;
    private final PaymentMatches matches;

    PaymentMatchesTest(TestStore test) {
        all = new PostingsForTests(test);
        Database database = test.another();
        books = new CisBooks(database);
        ledger = BillingForTests.ledger(database, all.millbrook.clock, books, new PostingAcknowledgementLookup(all.repository));
        matches = new PaymentMatches(all.repository, ledger, all.millbrook.audit);
        all.pay("pay_1", 8412);
        all.pay("pay_2", 100);
        inCis("R-1", 8412);
    }

    private void inCis(String payment, long cents) {
        long file = books.generations().begin();
        books.addPayments(List.of(new CisPayment(all.ada, payment, all.millbrook.clock.instant(), Money.usd(cents),
                CisPayment.Origin.UNKNOWN, "", all.millbrook.clock.instant())), Optional.of(file));
        books.generations().publish(file);
    }

    @Test
    void staff_decide_that_a_returned_payment_is_no_refund_from_here() {
        all.billing.ledger().post(LedgerEntry.refund("rfd_1", all.ada, Money.usd(5000), all.millbrook.clock.instant()));
        inCis("R-2", -5000);
        assertThat(all.all()).last().satisfies(posting -> assertThat(posting.kind()).isEqualTo(PostingKind.REFUND));
        assertThat(matches.list(3, SAM)).containsExactly(new PaymentMatch("R-2", false));
        assertThat(matches.decide(3, new PaymentMatch("R-2", false), true, SAM)).isTrue();
        assertThat(ledger.matchesByAmountAndDay(all.ada)).doesNotContainKey("R-2");
    }

    @Test
    void staff_decide_that_a_payment_was_made_elsewhere_and_it_counts_too() {
        assertThat(ledger.balance(all.ada)).isEqualTo(Money.usd(-8512));
        assertThat(matches.list(1, SAM)).containsExactly(SAME);
        assertThat(matches.list(2, SAM)).isEmpty();

        assertThat(matches.decide(1, SAME, true, SAM)).isTrue();
        assertThat(ledger.balance(all.ada)).isEqualTo(Money.usd(-8512 - 8412));
        assertThat(ledger.matchesByAmountAndDay(all.ada)).isEmpty();
        assertThat(all.millbrook.audit.listByAccount(all.ada, 10)).extracting(AuditEntry::did).contains("payment-made-elsewhere 1 R-1");
    }

    @Test
    void the_decision_can_be_changed_and_is_made_once() {
        assertThat(matches.decide(2, SAME, true, SAM)).as("not the posting that it counts as").isFalse();
        assertThat(matches.decide(1, SAME, true, SAM)).isTrue();
        assertThat(matches.decide(1, SAME, true, SAM)).as("decided before").isFalse();
        assertThat(matches.list(1, SAM)).containsExactly(OTHER);
        assertThat(matches.decide(1, OTHER, false, SAM)).isTrue();
        assertThat(ledger.balance(all.ada)).isEqualTo(Money.usd(-8512));
        assertThat(matches.list(1, SAM)).containsExactly(SAME);
    }

    @Test
    void a_decision_stays_when_the_posting_is_answered() {
        matches.decide(1, SAME, true, SAM);
        new PostingAnswers(all.repository, all.millbrook.clock)
                .take(new PostingAnswers.PostingAnswer(1, Optional.empty(), Optional.empty()), true);
        assertThat(matches.list(1, SAM)).containsExactly(OTHER);
    }
}
