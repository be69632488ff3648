package org.curbstop.payments;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.payments.PaymentReview.Kind;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where money is listed that a person has to look at: each movement once, and kept after it was resolved. */
@Component
final class ReviewList {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewList.class);

    private final Documents<PaymentReview> reviews;
    private final Clock clock;

    ReviewList(Store store, Clock clock) {
        this.reviews = store.documents(PaymentReview.class, "payment_reviews", Index.on("open", "at"));
        this.clock = clock;
    }

    void park(Kind kind, Payment payment, String ref, Money amount) {
        park(kind, payment, ref, amount, Optional.empty());
    }

    void park(Kind kind, Payment payment, String ref, Money amount, Optional<Instant> answerBy) {
        park(new PaymentReview(
                kind + ":" + ref, 0, kind, ref, amount, Optional.of(payment.id()), Optional.of(payment.codes().number()), payment.accounts(),
                clock.instant(), answerBy, true, Optional.empty()));
    }

    /** Of a payment that we do not know, or not of any. */
    void park(Kind kind, String ref, Money amount, Optional<PaymentId> named) {
        park(new PaymentReview(
                kind + ":" + ref, 0, kind, ref, amount, named, Optional.empty(), List.of(), clock.instant(), Optional.empty(), true, Optional.empty()));
    }

    private void park(PaymentReview review) {
        if (reviews.insert(review)) {
            LOG.warn("Payment {} is to be reviewed: {} {}", review.payment().map(PaymentId::value).orElse("unknown"), review.kind(), review.ref());
        }
    }

    Optional<PaymentReview> find(String id) {
        return reviews.find(id);
    }

    /** Newest first. */
    List<PaymentReview> list(boolean open, int limit) {
        return reviews.list(Where.is("open", open).descending("at").limit(limit));
    }

    PaymentReview resolve(String id, PaymentReview.Resolution how) {
        return reviews.change(id, review -> review.resolved(how));
    }
}
