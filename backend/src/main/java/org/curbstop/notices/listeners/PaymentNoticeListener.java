package org.curbstop.notices.listeners;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.DisputeChanged;
import org.curbstop.payments.PaymentFailed;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.payments.RefundChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends receipts, and notifies payers of failed payments, refunds and disputes. */
@Component
record PaymentNoticeListener(Notices notices, Accounts accounts, Clock clock) {

    private static final String AMOUNT = "amount";

    @EventListener
    void on(PaymentTaken taken) {
        to(taken.receiptTo(), taken.payer()).ifPresent(to -> notices.send(new Notice("receipt:" + taken.id().value(), to,
                NoticeKind.RECEIPT,
                Map.of(AMOUNT, taken.total(), "reference", taken.number(), "date", LocalDate.ofInstant(taken.at(), clock.getZone())),
                Optional.of(taken.language()))));
    }

    @EventListener
    void on(PaymentFailed failed) {
        to(failed.receiptTo(), failed.payer()).ifPresent(to -> notices.send(new Notice(
                "payment-failed:" + failed.id().value() + ":" + failed.attempt(), to, NoticeKind.PAYMENT_FAILED,
                Map.of(AMOUNT, failed.total()), Optional.of(failed.language()))));
    }

    @EventListener
    void on(RefundChanged refund) {
        var on = refund.allocations().stream().map(Allocation::account).findFirst();
        String key = refund.id().value() + ":" + refund.refund();
        switch (refund.progress()) {
            // The money is at the card's bank; which accounts it comes from may still be undecided.
            case BOOKED, PARKED -> send("refund-made:" + key, NoticeKind.REFUND_MADE, Map.of(AMOUNT, refund.total()), refund.payment(), on);
            case FAILED -> send("refund-failed:" + key, NoticeKind.REFUND_FAILED, Map.of(AMOUNT, refund.total()), refund.payment(), on);
            case ASKED, PENDING, MADE, RETURNED -> { }
        }
    }

    @EventListener
    void on(DisputeChanged dispute) {
        var on = dispute.accounts().stream().findFirst();
        String key = dispute.id().value() + ":" + dispute.dispute();
        switch (dispute.status()) {
            case OPEN -> send("dispute-opened:" + key, NoticeKind.DISPUTE_OPENED, Map.of(AMOUNT, dispute.amount()), dispute.payment(), on);
            case WON, LOST -> send("dispute-decided:" + key, NoticeKind.DISPUTE_DECIDED,
                    Map.of(AMOUNT, dispute.amount(), "decided", dispute.status().name()), dispute.payment(), on);
        }
    }

    /** Notifies the payer if known, else the holder of the account whose balance changes. */
    private void send(String key, NoticeKind kind, Map<String, Object> facts, Optional<PaymentRequest> payment,
            Optional<AccountId> account) {
        Optional<NoticeRecipient> payer = payment.flatMap(request -> to(request.receiptTo(), request.payer()));
        Optional<NoticeRecipient> holder = account.flatMap(accounts::find).map(each -> new NoticeRecipient.KnownPerson(each.holder()));
        payer.or(() -> holder).ifPresent(to -> notices.send(new Notice(key, to, kind, facts,
                payer.flatMap(_ -> payment).map(PaymentRequest::language), payer.isPresent() ? Optional.empty() : account)));
    }

    /** Returns the address the payer gave, otherwise the payer's profile. */
    private static Optional<NoticeRecipient> to(Optional<String> asked, Optional<PersonId> payer) {
        return asked.flatMap(NoticeRecipient::parse).or(() -> payer.map(NoticeRecipient.KnownPerson::new));
    }
}
