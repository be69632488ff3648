package org.curbstop.cis.postings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.disconnection.Disconnections.DisconnectionResult;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.billing.LedgerEntryPosted;
import org.curbstop.billing.imports.CisStatement;
import org.curbstop.cis.postings.PostingAnswers.PostingAnswer;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is dunned or disconnected while a payment waits to be acknowledged, whatever balance the billing system exports. */
@DatabaseTest
class MoneyInTheOutboxTest {

    private final ArrangementsFixture fixture;
    private final PostingRepository repository;
    private final PostingAnswers answers;
    private final TestStore test;
    private final AccountId account;

    MoneyInTheOutboxTest(TestStore test) {
        this.test = test;
        this.fixture = new ArrangementsFixture(test, "millbrook");
        this.account = fixture.people.adas.id();
        this.repository = new PostingRepository(test.store(), fixture.people.accounts, fixture.clock);
        this.answers = new PostingAnswers(repository, fixture.clock);
        var listener = new LedgerPostingListener(repository);
        test.listen(event -> {
            if (event instanceof LedgerEntryPosted posted) {
                listener.on(posted);
            }
        });
    }

    @BeforeEach
    void set_up_a_past_due_account() {
        exported("228.15");
    }

    /** Imports a balance as of now, forty days past due. */
    private void exported(String pastDue) {
        Money owed = Money.usd(pastDue);
        long generation = fixture.bills.books.generations().begin();
        fixture.bills.books.addStatements(List.of(new CisStatement(account, owed, fixture.clock.instant(),
                List.of(new CisStatement.AgedDebt(owed, Optional.of(fixture.today().minusDays(40)))))), fixture.clock.instant(),
                Optional.of(generation));
        fixture.bills.books.generations().publish(generation);
    }

    private LedgerEntry pays(String payment, String amount) {
        LedgerEntry paid = LedgerEntry.payment(payment, account, Money.usd(amount), fixture.clock.instant());
        fixture.bills.ledger.post(paid);
        test.told();
        return paid;
    }

    private void answer(Optional<String> refusal) {
        assertThat(answers.take(new PostingAnswer(1, refusal, Optional.empty()), true)).isEqualTo(PostingAnswers.AnswerResult.TAKEN);
    }

    /** Records the acknowledgement as the ledger looks it up in the application. */
    private void hear(LedgerEntry entry) {
        Instant posted = new PostingAcknowledgementLookup(repository).postedByCis(account).get(entry.id());
        if (posted != null) {
            fixture.bills.acknowledge(entry, posted);
        }
    }

    private DisconnectionResult notice() {
        return fixture.disconnections.issue("bo:" + fixture.clock.instant(), account, Optional.empty(), ArrangementsFixture.STELLA);
    }

    @Test
    void payments_included_in_the_opening_balance_are_not_deducted_again() {
        fixture.bills.ledger.postAll(List.of(LedgerEntry.payment("pay_old", account, Money.usd("91.40"),
                fixture.clock.instant().minus(Duration.ofDays(60)))));
        fixture.clock.advance(Duration.ofMinutes(1));
        exported("84.12");
        assertThat(fixture.bills.ledger.balance(account)).isEqualTo(Money.usd("84.12"));
        pays("pay_new", "30.00");
        assertThat(fixture.bills.ledger.balance(account)).as("reduced by payments made here since").isEqualTo(Money.usd("54.12"));
    }

    @Test
    void a_later_balance_that_lacks_the_payment_starts_no_notice() {
        LedgerEntry paid = pays("pay_1", "228.15");
        fixture.clock.advance(Duration.ofHours(12));
        exported("228.15");
        hear(paid);
        assertThat(notice()).as("a payment waits in the outbox").isNotInstanceOf(DisconnectionResult.Done.class);

        answer(Optional.of("no such account"));
        hear(paid);
        assertThat(notice()).as("the posting was refused, but the payment was made").isNotInstanceOf(DisconnectionResult.Done.class);

        answer(Optional.empty());
        fixture.clock.advance(Duration.ofHours(12));
        exported("228.15");
        hear(paid);
        assertThat(notice()).as("accepted by the billing system, same balance").isInstanceOf(DisconnectionResult.Done.class);
    }

    @Test
    void a_notice_cannot_be_signed_while_a_payment_waits_in_the_outbox() {
        DisconnectionNotice notice = ((DisconnectionResult.Done) notice()).notice();
        notice.addressees().forEach(to -> fixture.disconnections.recordDelivery(notice.id(), to, Arrangement.DeliveryMethod.LETTER,
                fixture.today(), "round 7", ArrangementsFixture.STELLA));
        fixture.clock.advance(Duration.ofDays(10));
        exported("228.15");
        LedgerEntry paid = pays("pay_1", "228.15");
        fixture.clock.advance(Duration.ofHours(1));
        exported("228.15");
        hear(paid);

        assertThat(fixture.disconnections.sign(notice.id(), "past due", ArrangementsFixture.STELLA))
                .isInstanceOf(DisconnectionResult.Blocked.class);
        assertThat(fixture.bills.bills.collectible(account).pastDue()).isEqualTo(Money.usd(0));
    }

    @Test
    void a_waiting_partial_payment_counts_for_its_amount() {
        LedgerEntry paid = pays("pay_1", "28.15");
        fixture.clock.advance(Duration.ofHours(12));
        exported("228.15");
        hear(paid);

        assertThat(fixture.bills.bills.collectible(account).pastDue()).isEqualTo(Money.usd("200.00"));
        assertThat(notice()).isInstanceOf(DisconnectionResult.Done.class);
    }
}
