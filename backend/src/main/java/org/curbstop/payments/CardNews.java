package org.curbstop.payments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.RetrySchedule;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * News from the card company: the third door. Each message is written down by its id before anything else, and a second one with
 * that id changes nothing. What the news says is not believed: it only tells which attempt to ask about.
 */
@Component
public class CardNews {

    private static final Logger LOG = LoggerFactory.getLogger(CardNews.class);

    /** As long as Stripe itself goes on delivering; what is not read by then is listed for staff. */
    private static final RetrySchedule AGAIN = new RetrySchedule(Duration.ofSeconds(5), Duration.ofHours(6), Duration.ofDays(3));

    /**
     * @param id the card company's id of the message
     * @param payment which it names; a refund or a dispute names none
     * @param ref the attempt or page it is about
     * @param tries how often it was looked at in vain
     */
    public record News(String id, long version, Optional<PaymentId> payment, String ref, Instant heardAt, boolean open, Instant due, int tries) {
        News looked() {
            return new News(id, version, payment, ref, heardAt, false, due, tries);
        }

        News later(Instant next) {
            return new News(id, version, payment, ref, heardAt, open, next, tries + 1);
        }
    }

    private final Documents<News> heard;
    private final CarryingOn carryingOn;
    private final PaymentBook book;
    private final ReviewList reviews;
    private final Clock clock;
    private final PaymentSettings settings;

    CardNews(Store store, CarryingOn carryingOn, PaymentBook book, ReviewList reviews, Clock clock, PaymentSettings settings) {
        this.heard = store.documents(News.class, "card_news", Index.on("open", "due"));
        this.carryingOn = carryingOn;
        this.book = book;
        this.reviews = reviews;
        this.clock = clock;
        this.settings = settings;
    }

    /** Writes it down, then looks; the look may end in a crash, the sweep then repeats it. Nobody waits for it. */
    public void hear(String id, Optional<PaymentId> payment, String ref) {
        if (written(id, payment, ref, clock.instant().plus(settings.lease()))) {
            Thread.ofVirtual().name("card-news").start(() -> look(heard.find(id).orElseThrow()));
        }
    }

    /** Leaves the looking to the sweep. False: it was heard before. */
    boolean note(String id, Optional<PaymentId> payment, String ref) {
        return written(id, payment, ref, clock.instant());
    }

    private boolean written(String id, Optional<PaymentId> payment, String ref, Instant due) {
        return heard.insert(new News(id, 0, payment, ref, clock.instant(), true, due, 0));
    }

    /** What nobody has looked at within the lease, or not yet with success. */
    int lookAgain(int most) {
        List<News> left = heard.list(Where.is("open", true).before("due", clock.instant().plusMillis(1)).ascending("due").limit(most));
        left.forEach(this::look);
        return left.size();
    }

    /** Deletes some of those that were followed up before. */
    int forget(Instant before, int most) {
        return (int) heard.list(Where.is("open", false).before("due", before).ascending("due").limit(most)).stream()
                .filter(news -> heard.delete(news.id())).count();
    }

    private void look(News news) {
        try {
            carryingOn.look(news.payment(), news.ref());
            heard.change(news.id(), News::looked);
        } catch (RuntimeException e) {
            Optional<Instant> next = AGAIN.next(news.tries() + 1, news.heardAt(), clock.instant());
            LOG.warn("News {} about {} could not be followed up{}", news.id(), news.ref(), next.isPresent() ? "; the sweep will" : ", for good", e);
            if (next.isEmpty()) {
                news.payment().flatMap(book::find).ifPresent(payment -> reviews.park(PaymentReview.Kind.MESSAGE_NOT_READ, payment, news.ref(), payment.total()));
            }
            heard.change(news.id(), unread -> next.map(unread::later).orElseGet(unread::looked));
        }
    }
}
