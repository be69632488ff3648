package org.curbstop.payments;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.payments.lifecycle.PaymentEvent;
import org.curbstop.payments.processing.PaymentProcessor;
import org.curbstop.payments.processing.PaymentRepository;
import org.curbstop.payments.processing.PaymentReviewRepository;
import org.springframework.stereotype.Component;

/** Lets staff list and resolve movements of money that need a review. */
@Component
public final class PaymentReviews {

    public static final int MAX_NOTE_LENGTH = 1_000;
    private static final int MAX_COUNTED = 1_000;

    private final PaymentReviewRepository reviews;
    private final PaymentRepository repository;
    private final PaymentProcessor processor;
    private final AuditTrail audit;
    private final Clock clock;

    PaymentReviews(PaymentReviewRepository list, PaymentRepository repository, PaymentProcessor processor, AuditTrail audit, Clock clock) {
        this.reviews = list;
        this.repository = repository;
        this.processor = processor;
        this.audit = audit;
        this.clock = clock;
        Gauge.builder("curbstop.payments.reviews", list, each -> each.list(true, MAX_COUNTED).size())
                .description("movements of money that wait for a person")
                .register(Metrics.globalRegistry);
    }

    /** Lists open reviews, newest first. */
    public List<PaymentReview> listOpen(int limit, Actor staff) {
        staff.requireStaffOrSystem();
        return reviews.list(true, limit);
    }

    /** Lists resolved reviews, newest first. */
    public List<PaymentReview> listResolved(int limit, Actor staff) {
        staff.requireStaffOrSystem();
        return reviews.list(false, limit);
    }

    /** Returns the proposed split among accounts, if staff decide on one. */
    public List<Allocation> proposedAllocations(PaymentReview review, Actor staff) {
        staff.requireStaffOrSystem();
        return review.payment().filter(any -> review.kind().hasProposal()).flatMap(repository::find).stream()
                .flatMap(payment -> Stream.concat(
                        payment.refunds().stream().filter(refund -> refund.ref().filter(review.ref()::equals).isPresent())
                                .map(Refund::allocations),
                        payment.disputes().stream().flatMap(dispute -> dispute.movements().stream())
                                .filter(movement -> movement.id().equals(review.ref())).map(Dispute.DisputeMovement::allocations)))
                .findFirst().orElse(List.of());
    }

    public enum ResolveResult { DONE, GONE, NOTE_MISSING }

    /**
     * @param note what was done about it
     * @param enter whether to post the proposed split in the ledger, if there is one
     */
    @RequiresFreshSignIn
    public ResolveResult resolve(String id, String note, boolean enter, Actor staff) {
        staff.requireStaffOrSystem();
        Optional<PaymentReview> found = reviews.find(id).filter(PaymentReview::open);
        if (note.isBlank() || note.length() > MAX_NOTE_LENGTH) {
            return ResolveResult.NOTE_MISSING;
        }
        if (found.isEmpty()) {
            return ResolveResult.GONE;
        }
        PaymentReview review = found.get();
        boolean entered = enter && review.kind().hasProposal();
        if (entered) {
            PaymentId payment = review.payment().orElseThrow();
            repository.apply(payment, new PaymentEvent.SplitApproved(review.ref()));
            processor.process(payment);
        }
        if (review.kind() == PaymentReview.ReviewReason.WRONG_AMOUNT) {
            review.payment().ifPresent(payment -> repository.apply(payment, new PaymentEvent.ReviewClosed(review.ref(), clock.instant())));
        }
        reviews.resolve(id, new PaymentReview.ReviewResolution(note.strip(), staff.staff().orElse("system"), clock.instant(), entered));
        String action = entered ? "payment-review-entered" : "payment-review-closed";
        if (review.accounts().isEmpty()) {
            audit.record(staff, action, Optional.empty());
        } else {
            audit.record(staff, action, review.accounts());
        }
        return ResolveResult.DONE;
    }
}
