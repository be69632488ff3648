package org.curbstop.payments.processing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentReview;
import org.curbstop.payments.PaymentReview.ReviewReason;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.curbstop.utility.Utility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Repository for payment reviews: each movement once, kept after it was resolved. */
@Component
public final class PaymentReviewRepository {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentReviewRepository.class);

    private final AggregateCollection<PaymentReview> reviews;
    private final Clock clock;
    private final Utility utility;

    public PaymentReviewRepository(Database database, Clock clock, Utility utility) {
        this.reviews = database.collection(PaymentReview.class, "payment_reviews", Index.on("open", "at"));
        this.clock = clock;
        this.utility = utility;
    }

    void add(ReviewReason kind, Payment payment, String ref, Money amount) {
        add(kind, payment, ref, amount, Optional.empty());
    }

    void add(ReviewReason kind, Payment payment, String ref, Money amount, Optional<Instant> answerBy) {
        add(new PaymentReview(
                kind + ":" + ref, 0, kind, ref, amount, Optional.of(payment.id()), Optional.of(payment.codes().number()),
                payment.accounts(),
                clock.instant(), answerBy, true, Optional.empty()));
    }

    /** Adds a review of an unknown payment, or of none. */
    void add(ReviewReason kind, String ref, Money amount, Optional<PaymentId> named) {
        add(new PaymentReview(
                kind + ":" + ref, 0, kind, ref, amount, named, Optional.empty(), List.of(), clock.instant(), Optional.empty(), true,
                Optional.empty()));
    }

    /** Adds a review of an event that could not be processed, and whose payment and amount are therefore not known. */
    void addUnreadEvent(String ref, Optional<PaymentId> named) {
        add(ReviewReason.MESSAGE_NOT_READ, ref, new Money(0, utility.currency()), named);
    }

    private void add(PaymentReview review) {
        if (reviews.insert(review)) {
            LOG.warn("Payment {} is to be reviewed: {} {}", review.payment().map(PaymentId::value).orElse("unknown"), review.kind(),
                    review.ref());
        }
    }

    public Optional<PaymentReview> find(String id) {
        return reviews.find(id);
    }

    /** Lists reviews, newest first. */
    public List<PaymentReview> list(boolean open, int limit) {
        return reviews.list(Query.where("open", open).descending("at").limit(limit));
    }

    public PaymentReview resolve(String id, PaymentReview.ReviewResolution how) {
        return reviews.change(id, review -> review.resolve(how));
    }
}
