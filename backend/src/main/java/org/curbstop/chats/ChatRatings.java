package org.curbstop.chats;

import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.curbstop.chats.Chat.Helpfulness;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Counts how many customers said at the end of a chat that it helped them. */
@Component
public final class ChatRatings {

    public static final int DAYS = 30;

    private final ChatRepository repository;
    private final Utility utility;
    private final Clock clock;

    /** Counts of the answers. */
    public record Tally(int yes, int partly, int no) {

        static final Tally NONE = new Tally(0, 0, 0);

        public int all() {
            return yes + partly + no;
        }

        Tally plus(Helpfulness answer) {
            return new Tally(yes + (answer == Helpfulness.YES ? 1 : 0), partly + (answer == Helpfulness.PARTLY ? 1 : 0),
                    no + (answer == Helpfulness.NO ? 1 : 0));
        }

        Tally plus(Tally other) {
            return new Tally(yes + other.yes, partly + other.partly, no + other.no);
        }
    }

    /** Ratings of the last {@value #DAYS} days, by who answered. */
    public record RatingFigures(Tally assistant, Tally staff) {}

    ChatRatings(ChatRepository repository, Utility utility, Clock clock) {
        this.repository = repository;
        this.utility = utility;
        this.clock = clock;
    }

    public RatingFigures figures() {
        var days = repository.ratings.findAll(Stream.iterate(today(), day -> day.minusDays(1)).limit(DAYS).map(LocalDate::toString)
                .toList());
        return new RatingFigures(days.stream().map(ChatRatingDay::assistant).reduce(Tally.NONE, Tally::plus),
                days.stream().map(ChatRatingDay::staff).reduce(Tally.NONE, Tally::plus));
    }

    void count(boolean byStaff, Helpfulness answer) {
        var first = new ChatRatingDay(today().toString(), 0, Tally.NONE, Tally.NONE);
        if (!repository.ratings.insert(first.plus(byStaff, answer))) {
            repository.ratings.change(first.id(), day -> day.plus(byStaff, answer));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), utility.zone());
    }
}
