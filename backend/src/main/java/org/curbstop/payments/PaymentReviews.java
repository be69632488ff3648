package org.curbstop.payments;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.common.RequiresFreshSignIn;
import org.springframework.stereotype.Component;

/** What staff see and do about money that needs a person. */
@Component
public final class PaymentReviews {

    public static final int LONGEST_NOTE = 1_000;
    private static final int COUNTED = 1_000;

    private final ReviewList list;
    private final PaymentBook book;
    private final CarryingOn carryingOn;
    private final Audit audit;
    private final Clock clock;

    PaymentReviews(ReviewList list, PaymentBook book, CarryingOn carryingOn, Audit audit, Clock clock) {
        this.list = list;
        this.book = book;
        this.carryingOn = carryingOn;
        this.audit = audit;
        this.clock = clock;
        Gauge.builder("curbstop.payments.reviews", list, each -> each.list(true, COUNTED).size())
                .description("movements of money that wait for a person")
                .register(Metrics.globalRegistry);
    }

    /** Those that wait for somebody, newest first. */
    public List<PaymentReview> open(int limit, Asker staff) {
        staff.mustBeInside();
        return list.list(true, limit);
    }

    /** Those that somebody has dealt with, newest first. */
    public List<PaymentReview> resolved(int limit, Asker staff) {
        staff.mustBeInside();
        return list.list(false, limit);
    }

    /** How it would be shared among accounts, where that is for staff to decide. */
    public List<Allocation> proposal(PaymentReview review, Asker staff) {
        staff.mustBeInside();
        return review.payment().filter(any -> review.kind().hasProposal()).flatMap(book::find).stream()
                .flatMap(payment -> Stream.concat(
                        payment.refunds().stream().filter(refund -> refund.ref().filter(review.ref()::equals).isPresent()).map(Refund::allocations),
                        payment.disputes().stream().flatMap(dispute -> dispute.movements().stream())
                                .filter(movement -> movement.id().equals(review.ref())).map(Dispute.Movement::allocations)))
                .findFirst().orElse(List.of());
    }

    public enum Answer { DONE, GONE, NOTE_MISSING }

    /**
     * @param note what was done about it
     * @param enter whether the proposed shares are entered in the ledger, where there is a proposal
     */
    @RequiresFreshSignIn
    public Answer resolve(String id, String note, boolean enter, Asker staff) {
        staff.mustBeInside();
        Optional<PaymentReview> found = list.find(id).filter(PaymentReview::open);
        if (note.isBlank() || note.length() > LONGEST_NOTE) {
            return Answer.NOTE_MISSING;
        }
        if (found.isEmpty()) {
            return Answer.GONE;
        }
        PaymentReview review = found.get();
        boolean entered = enter && review.kind().hasProposal();
        if (entered) {
            PaymentId payment = review.payment().orElseThrow();
            book.apply(payment, new Event.ShareAccepted(review.ref()));
            carryingOn.carry(payment);
        }
        list.resolve(id, new PaymentReview.Resolution(note.strip(), staff.staff().orElse("system"), clock.instant(), entered));
        String did = entered ? "payment-review-entered" : "payment-review-closed";
        if (review.accounts().isEmpty()) {
            audit.record(staff, did, Optional.empty());
        } else {
            audit.record(staff, did, review.accounts());
        }
        return Answer.DONE;
    }
}
