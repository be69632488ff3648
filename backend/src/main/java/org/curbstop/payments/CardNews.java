package org.curbstop.payments;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

    /**
     * @param id the card company's id of the message
     * @param ref the attempt or page it is about
     */
    public record News(String id, long version, PaymentId payment, String ref, Instant heardAt, boolean open, Instant due) {
        News looked() {
            return new News(id, version, payment, ref, heardAt, false, due);
        }
    }

    private final Documents<News> heard;
    private final CarryingOn carryingOn;
    private final PaymentBook book;
    private final Clock clock;
    private final PaymentSettings settings;

    CardNews(Store store, CarryingOn carryingOn, PaymentBook book, Clock clock, PaymentSettings settings) {
        this.heard = store.documents(News.class, "card_news", Index.on("open", "due"));
        this.carryingOn = carryingOn;
        this.book = book;
        this.clock = clock;
        this.settings = settings;
    }

    /** Writes it down, then looks; the look may end in a crash, the sweep then repeats it. Nobody waits for it. */
    public void hear(String id, PaymentId payment, String ref) {
        Instant now = clock.instant();
        if (heard.insert(new News(id, 0, payment, ref, now, true, now.plus(settings.lease())))) {
            Thread.ofVirtual().name("card-news").start(() -> look(heard.find(id).orElseThrow()));
        }
    }

    /** What nobody has looked at within the lease. */
    int lookAgain(int most) {
        List<News> left = heard.list(Where.is("open", true).before("due", clock.instant()).ascending("due").limit(most));
        left.forEach(this::look);
        return left.size();
    }

    private void look(News news) {
        try {
            if (book.find(news.payment()).isPresent()) {
                carryingOn.look(news.payment(), news.ref());
            }
            heard.change(news.id(), News::looked);
        } catch (RuntimeException e) {
            LOG.warn("News {} about payment {} could not be followed up; the sweep will", news.id(), news.payment(), e);
        }
    }
}
