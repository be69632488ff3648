package org.curbstop.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.cases.TimelineEntry.EntryType;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Dispute.DisputeStatus;
import org.curbstop.payments.DisputeChanged;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.Refund.RefundStatus;
import org.curbstop.payments.RefundChanged;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the timelines of the accounts that were paid say about refunds and disputes. */
@DatabaseTest
class RefundAndDisputeTimelineListenerTest {

    private static final PaymentId PAYMENT = PaymentId.create();

    private final MillbrookCustomers millbrook;
    private final Timeline timeline;
    private final RefundAndDisputeTimelineListener listener;
    private final List<AccountId> accounts;

    RefundAndDisputeTimelineListenerTest(TestStore test) {
        millbrook = new MillbrookCustomers(test);
        var settings = new CaseDeadlines.CaseProperties(Duration.ofHours(2), 2, Duration.ofMinutes(30), 2);
        timeline = new Timeline(new CaseRepository(test.store()), millbrook.accounts, millbrook.audit,
                new CaseDeadlines(SampleUtility.millbrook(), settings, millbrook.clock));
        listener = new RefundAndDisputeTimelineListener(timeline);
        accounts = List.of(millbrook.cysOwn.id(), millbrook.cysLet.id());
    }

    private List<TimelineEntry> entries(AccountId account) {
        return timeline.list(account, 10, Optional.empty(), Actor.staff("sam"));
    }

    private RefundChanged refund(RefundStatus status) {
        return new RefundChanged(PAYMENT, "ref_1", status,
                List.of(new Allocation(accounts.get(0), Money.usd(4000)), new Allocation(accounts.get(1), Money.usd(2000))),
                Money.usd(6000), millbrook.clock.instant(), Channel.PORTAL, Optional.empty());
    }

    private DisputeChanged dispute(DisputeStatus status) {
        return new DisputeChanged(PAYMENT, "du_1", status, accounts, Money.usd(6000), millbrook.clock.instant(), Channel.PORTAL,
                Optional.empty());
    }

    @Test
    void each_account_has_one_entry_about_its_part_of_a_refund() {
        for (RefundStatus status : List.of(RefundStatus.PENDING, RefundStatus.PENDING, RefundStatus.BOOKED, RefundStatus.BOOKED)) {
            listener.on(refund(status));
            millbrook.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(entries(accounts.get(0))).extracting(TimelineEntry::what)
                .containsExactly(EntryType.REFUND_MADE, EntryType.REFUND_PENDING);
        assertThat(entries(accounts.get(0))).allSatisfy(entry -> {
            assertThat(entry.facts()).containsEntry("amount", Money.usd(4000));
            assertThat(entry.reference()).isEqualTo(PAYMENT.value());
        });
        assertThat(entries(accounts.get(1))).hasSize(2)
                .allSatisfy(entry -> assertThat(entry.facts()).containsEntry("amount", Money.usd(2000)));
    }

    @Test
    void a_failed_refund_is_on_the_timeline() {
        listener.on(refund(RefundStatus.FAILED));
        assertThat(entries(accounts.get(0))).extracting(TimelineEntry::what).containsExactly(EntryType.REFUND_FAILED);
    }

    @ParameterizedTest
    @EnumSource(value = RefundStatus.class, names = {"ASKED", "MADE", "PARKED", "RETURNED"})
    void a_step_in_between_is_not_on_the_timeline(RefundStatus status) {
        listener.on(refund(status));
        assertThat(entries(accounts.get(0))).isEmpty();
    }

    @Test
    void each_account_has_one_entry_for_each_status_of_a_dispute() {
        for (DisputeStatus status : List.of(DisputeStatus.OPEN, DisputeStatus.OPEN, DisputeStatus.LOST, DisputeStatus.WON)) {
            listener.on(dispute(status));
            millbrook.clock.advance(Duration.ofMinutes(1));
        }
        for (AccountId account : accounts) {
            assertThat(entries(account)).extracting(TimelineEntry::what)
                    .containsExactly(EntryType.DISPUTE_WON, EntryType.DISPUTE_LOST, EntryType.DISPUTE_OPENED);
            assertThat(entries(account)).allSatisfy(entry -> assertThat(entry.facts()).containsEntry("amount", Money.usd(6000)));
        }
    }
}
