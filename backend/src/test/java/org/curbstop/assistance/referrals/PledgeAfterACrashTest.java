package org.curbstop.assistance.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.assistance.AssistanceForTests.LENA;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.curbstop.assistance.AssistanceForTests;
import org.curbstop.assistance.ReferralChanged;
import org.curbstop.assistance.ReferralId;
import org.curbstop.assistance.ReferralState;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Reproduces each point at which a process can stop between an agency's "paid" and the ledger. */
@DatabaseTest
class PledgeAfterACrashTest {

    private static final Money PLEDGE = Money.usd("129.95");

    private final TestStore test;
    private final AssistanceForTests all;
    private final AccountId dees;
    private final ReferralId id;

    PledgeAfterACrashTest(TestStore test) {
        this.test = test;
        this.all = new AssistanceForTests(test);
        this.dees = all.millbrook.dees.id();
        this.id = all.refer().id();
        all.agencyReferrals.approve(id, PLEDGE, LocalDate.of(2026, 12, 22), LENA);
        test.told();
    }

    @Test
    void a_crash_before_publishing_leaves_the_posting_to_the_next_process() {
        test.store().stopEventDelivery(); // stored by a process that delivers no events
        all.agencyReferrals.markPaid(id, PLEDGE, "ACH 1", LENA);
        assertThat(all.ledger.balance(dees)).as("without an event nothing is posted").isEqualTo(PLEDGE.zero());
        try (var next = test.another()) {
            new ReferralRepository(next).referrals.find(id.value());
            assertThat(next.awaitDelivery(Duration.ofSeconds(20))).isTrue();
            assertPostedOnce();
        }
    }

    @Test
    void a_crash_between_posting_and_marking_as_published_posts_once() {
        all.agencyReferrals.markPaid(id, PLEDGE, "ACH 1", LENA);
        test.told().stream().filter(ReferralChanged.class::isInstance).forEach(again -> all.pledges.on((ReferralChanged) again));
        assertPostedOnce();
    }

    @Test
    void a_failing_listener_is_retried_and_the_pledge_is_posted_once() {
        var failures = new AtomicInteger();
        test.listen(event -> {
            if (event instanceof ReferralChanged changed && changed.state() instanceof ReferralState.Paid
                    && failures.incrementAndGet() < 3) {
                throw new IllegalStateException("the listener after the ledger fails");
            }
        });
        all.agencyReferrals.markPaid(id, PLEDGE, "ACH 1", LENA);
        test.told();
        assertThat(failures.get()).isGreaterThanOrEqualTo(3);
        assertPostedOnce();
    }

    @Test
    void repeating_an_unanswered_request_posts_once() {
        all.agencyReferrals.markPaid(id, PLEDGE, "ACH 1", LENA);
        all.agencyReferrals.markPaid(id, PLEDGE, "ACH 1", LENA);
        test.told();
        assertPostedOnce();
    }

    private void assertPostedOnce() {
        assertThat(all.ledger.entries(dees, 10, Optional.empty())).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(LedgerEntry.EntryKind.PAYMENT);
            assertThat(entry.amount()).isEqualTo(PLEDGE.negated());
            assertThat(entry.source()).isEqualTo(id + "/" + dees);
        });
    }
}
