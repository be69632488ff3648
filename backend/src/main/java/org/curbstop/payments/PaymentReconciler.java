package org.curbstop.payments;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.curbstop.payments.Movements.DisputeSeen;
import org.curbstop.payments.Movements.RefundSeen;
import org.curbstop.payments.PaymentReview.Kind;
import org.springframework.stereotype.Component;

/**
 * Brings a booked payment in line with what Stripe says left it again: refunds, ours or made at Stripe, and disputes. Asked for the whole
 * each time, so the order in which messages come does not matter, and once more changes nothing.
 */
@Component
final class PaymentReconciler {

    private final PaymentBook book;
    private final CardGateway gateway;
    private final CardMovements movements;
    private final Booking booking;
    private final ReviewList reviews;

    PaymentReconciler(PaymentBook book, CardGateway gateway, CardMovements movements, Booking booking, ReviewList reviews) {
        this.book = book;
        this.gateway = gateway;
        this.movements = movements;
        this.booking = booking;
        this.reviews = reviews;
    }

    /** @throws CardCompanyUnreachable nothing was changed; try again */
    Payment reconcile(Payment payment) {
        Optional<Charge> charge = payment.state() instanceof State.Booked booked ? Optional.of(booked.charge()) : Optional.empty();
        if (charge.isEmpty()) {
            return payment;
        }
        Movements seen = movements.of(charge.get().ref()).orElseThrow(() -> new CardCompanyUnreachable("what left " + payment.id() + " is not known"));
        Payment after = payment;
        for (RefundSeen refund : seen.refunds().stream().sorted(Comparator.comparing(RefundSeen::at).thenComparing(RefundSeen::ref)).toList()) {
            after = seen(after, refund);
        }
        for (DisputeSeen dispute : seen.disputes()) {
            after = seen(after, dispute);
        }
        return after;
    }

    private Payment seen(Payment payment, RefundSeen seen) {
        Optional<Refund> known = payment.refunds().stream().filter(refund -> refund.is(seen)).findFirst();
        if (known.isEmpty()) {
            Refund made = Refund.atStripe(seen, Sharing.of(payment, seen.amount()));
            review(payment, made, made.progress());
            return book.apply(payment.id(), new Event.RefundSeen(made));
        }
        Refund refund = known.get();
        return switch (seen.status()) {
            case PENDING -> book.apply(payment.id(), new Event.RefundPending(refund.id(), seen.ref()));
            case SUCCEEDED -> {
                if (refund.proposed()) {
                    review(payment, refund, Refund.Progress.PARKED);
                }
                yield book.apply(payment.id(), new Event.RefundMade(refund.id(), seen.ref()));
            }
            case FAILED -> failed(payment, refund);
        };
    }

    /** Listed first: a stop in between must not leave a customer without the money and nobody who knows. */
    private Payment failed(Payment payment, Refund refund) {
        review(payment, refund, Refund.Progress.FAILED);
        book.apply(payment.id(), new Event.RefundReturned(refund.id()));
        return book.apply(payment.id(), new Event.RefundFailed(refund.id()));
    }

    private void review(Payment payment, Refund refund, Refund.Progress progress) {
        if (progress == Refund.Progress.PARKED) {
            reviews.park(Kind.REFUND_TO_SHARE, payment, refund.ref().orElse(refund.id()), refund.total());
        } else if (progress == Refund.Progress.FAILED) {
            reviews.park(Kind.REFUND_FAILED, payment, refund.ref().orElse(refund.id()), refund.total());
        }
    }

    private Payment seen(Payment payment, DisputeSeen seen) {
        Optional<Dispute> known = payment.disputes().stream().filter(dispute -> dispute.ref().equals(seen.ref())).findFirst();
        List<Dispute.Movement> taken = seen.taken().stream().map(each -> movement(payment, seen, each)).toList();
        if (known.isEmpty()) {
            reviews.park(Kind.DISPUTE, payment, seen.ref(), seen.amount(), seen.answerBy());
        }
        taken.stream().filter(each -> each.posting() == Dispute.Posting.PARKED)
                .forEach(each -> reviews.park(Kind.DISPUTE_TO_SHARE, payment, each.id(), each.total()));
        return book.apply(payment.id(), new Event.DisputeSeen(
                new Dispute(seen.ref(), seen.amount(), seen.status(), seen.openedAt(), seen.answerBy(), taken)));
    }

    /** The whole dispute is shared out, so that what is given back falls on those from whom it was taken. */
    private static Dispute.Movement movement(Payment payment, DisputeSeen dispute, Movements.Taken taken) {
        Sharing share = Sharing.of(payment, taken.amount());
        Optional<Dispute.Movement> before = payment.disputes().stream().filter(each -> each.ref().equals(dispute.ref()))
                .flatMap(each -> each.movements().stream()).filter(each -> each.total().equals(taken.amount())).findFirst();
        return new Dispute.Movement(
                taken.id(), taken.withdrawn(), before.map(Dispute.Movement::allocations).orElse(share.allocations()),
                before.map(Dispute.Movement::fee).orElse(share.fee()), taken.at(),
                share.certain() || before.filter(each -> each.posting() != Dispute.Posting.PARKED).isPresent()
                        ? Dispute.Posting.TO_POST : Dispute.Posting.PARKED);
    }

    /** Does what is decided and not done yet. */
    Payment carry(Payment payment, State.Booked booked) {
        Payment after = payment;
        for (Refund refund : booked.refunds()) {
            after = switch (refund.progress()) {
                case ASKED -> ask(payment, booked.charge(), refund).orElse(after);
                case MADE -> {
                    booking.wentBack(refund);
                    yield book.apply(payment.id(), new Event.RefundPosted(refund.id()));
                }
                case RETURNED -> {
                    booking.cameBack(refund);
                    yield book.apply(payment.id(), new Event.RefundTakenBack(refund.id()));
                }
                case PENDING, BOOKED, PARKED, FAILED -> after;
            };
        }
        for (Dispute dispute : booked.disputes()) {
            for (Dispute.Movement movement : dispute.movements()) {
                if (movement.posting() == Dispute.Posting.TO_POST) {
                    booking.moved(movement);
                    after = book.apply(payment.id(), new Event.DisputePosted(dispute.ref(), movement.id()));
                }
            }
        }
        return after;
    }

    private Optional<Payment> ask(Payment payment, Charge charge, Refund refund) {
        return switch (gateway.refund(charge, refund)) {
            case CardGateway.Refunded.Made made -> Optional.of(book.apply(payment.id(), new Event.RefundMade(refund.id(), made.ref())));
            case CardGateway.Refunded.Pending pending -> Optional.of(book.apply(payment.id(), new Event.RefundPending(refund.id(), pending.ref())));
            case CardGateway.Refunded.Failed failed -> Optional.of(failed(payment, refund));
            case CardGateway.Refunded.Unsure unsure -> Optional.empty();
        };
    }

    /** A refund that is under way at the bank: what has become of it. */
    static boolean waits(Payment payment) {
        return payment.refunds().stream().anyMatch(refund -> refund.progress() == Refund.Progress.PENDING);
    }
}
