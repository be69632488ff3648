package org.curbstop.outages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.DatabaseUnavailableException;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/**
 * Whether a storm keeps phones and crews busy. Staff begin and end it; where the utility file names a number of households, it begins by
 * itself when so many are out, and what began by itself ends when fewer than half of them are. While it is on, the phone and all pages
 * begin with the message of the utility, callers are called back instead of waiting, and notices that can wait do.
 */
@Component
public final class StormMode {

    /** Of the message, in each language: half a minute on the phone. */
    public static final int LONGEST_MESSAGE = 300;
    private static final String ONE = "storm";
    private static final Duration REREAD = Duration.ofSeconds(5);

    private final AggregateCollection<StoredStorm> storms;
    private final Utility utility;
    private final AuditTrail audit;
    private final Clock clock;
    private volatile ReadStatus last = new ReadStatus(StormStatus.CALM, Long.MIN_VALUE);

    /**
     * @param by user name of whoever began or ended it; empty: the rule
     * @param messages by language tag; empty: the usual words
     */
    record StoredStorm(String id, long version, boolean active, Instant since, Optional<String> by, Map<String, String> messages) {

        static final StoredStorm NONE = new StoredStorm(ONE, 0, false, Instant.EPOCH, Optional.empty(), Map.of());
    }

    /**
     * @param since when it began or ended
     * @param by user name of whoever began or ended it; empty: the rule of the utility file
     * @param messages what people are told first; empty, or one for each language of the utility
     */
    public record StormStatus(boolean active, Instant since, Optional<String> by, Map<Language, String> messages) {

        static final StormStatus CALM = new StormStatus(false, Instant.EPOCH, Optional.empty(), Map.of());

        public StormStatus {
            messages = Map.copyOf(messages);
        }
    }

    private record ReadStatus(StormStatus status, long nanos) {}

    public StormMode(Database database, Utility utility, AuditTrail audit, Clock clock) {
        this.storms = database.collection(StoredStorm.class, "storm_mode");
        this.utility = utility;
        this.audit = audit;
        this.clock = clock;
    }

    /** At most five seconds old; while the database is away, as it was last known. */
    public StormStatus status() {
        ReadStatus known = last;
        if (System.nanoTime() - known.nanos() < REREAD.toNanos() && known.nanos() != Long.MIN_VALUE) {
            return known.status();
        }
        try {
            return remember(storms.find(ONE).orElse(StoredStorm.NONE));
        } catch (DatabaseUnavailableException away) {
            return known.status();
        }
    }

    public boolean isActive() {
        return status().active();
    }

    /**
     * Begins it, or changes its message.
     *
     * @param messages one for each language of the utility, or none
     * @throws InvalidValueException if a language has no message while another has one, or one is too long
     */
    public StormStatus begin(Map<Language, String> messages, Actor staff) {
        requireOutageDesk(staff);
        Map<String, String> kept = checked(messages);
        audit.record(staff, "storm-mode-begun", Optional.empty());
        Optional<String> by = staff.workerName();
        return change(now -> new StoredStorm(ONE, now.version(), true, now.active() ? now.since() : clock.instant(), by, kept));
    }

    public StormStatus end(Actor staff) {
        requireOutageDesk(staff);
        audit.record(staff, "storm-mode-ended", Optional.empty());
        Optional<String> by = staff.workerName();
        return change(now -> now.active() ? new StoredStorm(ONE, now.version(), false, clock.instant(), by, Map.of()) : now);
    }

    private static void requireOutageDesk(Actor actor) {
        if (!actor.mayManageOutages()) {
            throw new IllegalArgumentException("only the outage desk and the application do this");
        }
    }

    /** @param households how many are without service */
    public void applyRule(int households) {
        utility.stormHouseholds().ifPresent(limit -> change(now -> {
            boolean byRule = now.by().isEmpty();
            if (!now.active() && byRule && households >= limit) {
                return new StoredStorm(ONE, now.version(), true, clock.instant(), Optional.empty(), Map.of());
            }
            if (households >= (limit + 1) / 2) {
                return now;
            }
            // What staff have ended begins again by itself only after it was calm; what they have begun they end.
            boolean calm = now.active() ? byRule : !byRule;
            return calm ? new StoredStorm(ONE, now.version(), false, clock.instant(), Optional.empty(), Map.of()) : now;
        }));
    }

    private Map<String, String> checked(Map<Language, String> messages) {
        var kept = new LinkedHashMap<String, String>();
        messages.forEach((language, text) -> {
            if (!text.isBlank()) {
                kept.put(language.tag(), text.strip());
            }
        });
        List<Language> languages = utility.languages();
        if (!kept.isEmpty() && languages.stream().anyMatch(language -> !kept.containsKey(language.tag()))
                || kept.values().stream().anyMatch(text -> text.length() > LONGEST_MESSAGE)) {
            throw new InvalidValueException("invalid.storm-message", "one for each language, of at most " + LONGEST_MESSAGE
                    + " characters");
        }
        return kept;
    }

    private StormStatus change(UnaryOperator<StoredStorm> next) {
        if (storms.find(ONE).isEmpty()) {
            storms.insert(StoredStorm.NONE); // another process may have been faster
        }
        return remember(storms.change(ONE, next));
    }

    private StormStatus remember(StoredStorm stored) {
        var messages = new HashMap<Language, String>();
        stored.messages().forEach((tag, text) -> messages.put(new Language(tag), text));
        var status = new StormStatus(stored.active(), stored.since(), stored.by(), messages);
        last = new ReadStatus(status, System.nanoTime());
        return status;
    }
}
