package org.curbstop.notices.listeners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.notices.delivery.NoticeMessages;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Dispute;
import org.curbstop.payments.DisputeChanged;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.Refund;
import org.curbstop.payments.RefundChanged;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;

@DatabaseTest
class PaymentNoticeListenerTest {

    private static final Money AMOUNT = Money.usd("84.12");
    private static final PaymentId PAYMENT = PaymentId.create();

    private final MillbrookCustomers millbrook;
    private final Notices notices = mock(Notices.class);
    private final PaymentNoticeListener listener;

    PaymentNoticeListenerTest(TestStore store) {
        millbrook = new MillbrookCustomers(store);
        listener = new PaymentNoticeListener(notices, millbrook.accounts, millbrook.clock);
    }

    @Test
    void the_payer_is_notified_once_of_a_refund_to_the_card() {
        listener.on(refund(Refund.RefundStatus.PARKED, payment(Optional.of(millbrook.ada.id()), Optional.empty())));
        Notice first = sent();
        assertThat(first.to()).isEqualTo(new NoticeRecipient.KnownPerson(millbrook.ada.id()));
        assertThat(text(first, Language.ENGLISH)).contains("refunded $84.12").contains("business days");
        assertThat(text(first, Language.SPANISH)).contains("devolvimos $84.12").contains("días hábiles");
        assertThat(first.kind().timing()).isEqualTo(NoticeKind.Timing.ROUTINE);

        org.mockito.Mockito.clearInvocations(notices);
        listener.on(refund(Refund.RefundStatus.BOOKED, payment(Optional.of(millbrook.ada.id()), Optional.empty())));
        assertThat(sent().key()).as("the same notice").isEqualTo(first.key());
    }

    @ParameterizedTest
    @EnumSource(value = Refund.RefundStatus.class, names = {"ASKED", "PENDING", "MADE", "RETURNED"})
    void a_refund_in_progress_is_not_announced(Refund.RefundStatus progress) {
        listener.on(refund(progress, payment(Optional.of(millbrook.ada.id()), Optional.empty())));
        verify(notices, never()).send(any());
    }

    @Test
    void a_failed_refund_is_announced_in_the_language_of_the_payment() {
        listener.on(refund(Refund.RefundStatus.FAILED, payment(Optional.empty(), Optional.of("guest@example.org"))));
        assertThat(sent().to()).isEqualTo(new NoticeRecipient.Email("guest@example.org"));
        assertThat(sent().language()).contains(Language.SPANISH);
        assertThat(text(sent(), Language.ENGLISH)).contains("rejected our refund of $84.12");
    }

    @Test
    void if_the_payer_is_unknown_the_account_holder_is_notified() {
        listener.on(dispute(Dispute.DisputeStatus.OPEN, payment(Optional.empty(), Optional.empty())));
        assertThat(sent().to()).isEqualTo(new NoticeRecipient.KnownPerson(millbrook.ada.id()));
        assertThat(sent().language()).as("the language of the account holder").isEmpty();
        assertThat(text(sent(), Language.ENGLISH)).contains("your payment of $84.12").contains("may not count");
    }

    @Test
    void the_dispute_result_states_what_is_owed_now() {
        listener.on(dispute(Dispute.DisputeStatus.LOST, payment(Optional.of(millbrook.ada.id()), Optional.empty())));
        assertThat(text(sent(), Language.ENGLISH)).contains("owed on the account again");
        assertThat(text(sent(), Language.SPANISH)).contains("se debe de nuevo");
        org.mockito.Mockito.clearInvocations(notices);
        listener.on(dispute(Dispute.DisputeStatus.WON, payment(Optional.of(millbrook.ada.id()), Optional.empty())));
        assertThat(text(sent(), Language.ENGLISH)).contains("The payment stands");
    }

    @Test
    void an_event_without_a_payer_notifies_the_holder() {
        listener.on(new RefundChanged(PAYMENT, "ref-1", Refund.RefundStatus.BOOKED, allocations(), AMOUNT, millbrook.clock.instant(),
                Channel.PORTAL, Optional.empty()));
        assertThat(sent().to()).isEqualTo(new NoticeRecipient.KnownPerson(millbrook.ada.id()));
    }

    private RefundChanged refund(Refund.RefundStatus progress, PaymentRequest payment) {
        return new RefundChanged(PAYMENT, "ref-1", progress, allocations(), AMOUNT, millbrook.clock.instant(), Channel.PORTAL,
                Optional.of(payment));
    }

    private DisputeChanged dispute(Dispute.DisputeStatus status, PaymentRequest payment) {
        return new DisputeChanged(PAYMENT, "dp_1", status, List.of(millbrook.adas.id()), AMOUNT, millbrook.clock.instant(), Channel.PORTAL,
                Optional.of(payment));
    }

    private PaymentRequest payment(Optional<PersonId> payer, Optional<String> receiptTo) {
        return new PaymentRequest("yes-1", allocations(), Channel.PORTAL, Language.SPANISH, payer, receiptTo);
    }

    private List<Allocation> allocations() {
        return List.of(new Allocation(millbrook.adas.id(), AMOUNT));
    }

    private Notice sent() {
        var notice = ArgumentCaptor.forClass(Notice.class);
        verify(notices).send(notice.capture());
        return notice.getValue();
    }

    private static String text(Notice notice, Language language) {
        var facts = new HashMap<>(notice.facts());
        facts.put("verify", "7K2PQX");
        return new NoticeMessages(SampleUtility.millbrook(), TestApplicationUrls.at("https://millbrook.example")).message(notice.kind(),
                "text", language, facts);
    }
}
