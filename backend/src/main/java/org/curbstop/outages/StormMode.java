package org.curbstop.outages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.curbstop.accounts.Premise;
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
    private static final char AREA_SEPARATOR = '|';
    private static final Duration REREAD = Duration.ofSeconds(5);

    private final AggregateCollection<StoredStorm> storms;
    private final Utility utility;
    private final AuditTrail audit;
    private final Clock clock;
    private volatile ReadStatus last = new ReadStatus(StormStatus.CALM, Long.MIN_VALUE);

    /**
     * @param by user name of whoever began or ended it; empty: the rule
     * @param messages by language tag; empty: the usual words
     * @param areaMessages likewise of areas, by id of the area and language tag with a bar between
     */
    record StoredStorm(String id, long version, boolean active, Instant since, Optional<String> by, Map<String, String> messages,
            Optional<Map<String, String>> areaMessages) {

        static final StoredStorm NONE = calm(0, Instant.EPOCH, Optional.empty());

        static StoredStorm calm(long version, Instant since, Optional<String> by) {
            return new StoredStorm(ONE, version, false, since, by, Map.of(), Optional.empty());
        }
    }

    /**
     * @param since when it began or ended
     * @param by user name of whoever began or ended it; empty: the rule of the utility file
     * @param messages what people are told first; empty, or one for each language of the utility
     * @param areaMessages the same for those of an area, by its id
     */
    public record StormStatus(boolean active, Instant since, Optional<String> by, Map<Language, String> messages,
            Map<String, Map<Language, String>> areaMessages) {

        static final StormStatus CALM = new StormStatus(false, Instant.EPOCH, Optional.empty(), Map.of());

        public StormStatus {
            messages = Map.copyOf(messages);
            areaMessages = Map.copyOf(areaMessages);
        }

        public StormStatus(boolean active, Instant since, Optional<String> by, Map<Language, String> messages) {
            this(active, since, by, messages, Map.of());
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

    /** What staff have written for those who are served there: the message of its area, else the one for all; empty: the usual words. */
    public Optional<String> findMessage(Collection<Premise> places, Language language) {
        StormStatus now = status();
        return utility.stormAreas().stream()
                .filter(area -> places.stream().anyMatch(place -> area.covers(place.feeder(), place.address().zip().value())
                        || area.covers(place.pressureZone(), place.address().zip().value())))
                .flatMap(area -> Stream.ofNullable(now.areaMessages().getOrDefault(area.id(), Map.of()).get(language)))
                .findFirst()
                .or(() -> Optional.ofNullable(now.messages().get(language)));
    }

    public boolean isActive() {
        return status().active();
    }

    /**
     * Begins it, or changes its message.
     *
     * @param messages one for each language of the utility, or none
     * @param areaMessages likewise, by id of an area of the utility file
     * @throws InvalidValueException if a language has no message while another has one, one is too long, or there is no such area
     */
    public StormStatus begin(Map<Language, String> messages, Map<String, Map<Language, String>> areaMessages, Actor staff) {
        requireOutageDesk(staff);
        Map<String, String> kept = checked(messages);
        var keptOfAreas = new LinkedHashMap<String, String>();
        areaMessages.forEach((area, texts) -> {
            if (utility.stormAreas().stream().noneMatch(known -> known.id().equals(area))) {
                throw new InvalidValueException("invalid.storm-area", "an area of the utility file");
            }
            checked(texts).forEach((tag, text) -> keptOfAreas.put(area + AREA_SEPARATOR + tag, text));
        });
        audit.record(staff, "storm-mode-begun", Optional.empty());
        Optional<String> by = staff.workerName();
        return change(now -> new StoredStorm(ONE, now.version(), true, now.active() ? now.since() : clock.instant(), by, kept,
                Optional.of(keptOfAreas).filter(texts -> !texts.isEmpty()).map(Map::copyOf)));
    }

    public StormStatus end(Actor staff) {
        requireOutageDesk(staff);
        audit.record(staff, "storm-mode-ended", Optional.empty());
        Optional<String> by = staff.workerName();
        return change(now -> now.active() ? StoredStorm.calm(now.version(), clock.instant(), by) : now);
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
                return new StoredStorm(ONE, now.version(), true, clock.instant(), Optional.empty(), Map.of(), Optional.empty());
            }
            if (households >= (limit + 1) / 2) {
                return now;
            }
            // What staff have ended begins again by itself only after it was calm; what they have begun they end.
            boolean calm = now.active() ? byRule : !byRule;
            return calm ? StoredStorm.calm(now.version(), clock.instant(), Optional.empty()) : now;
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
        Map<String, Map<Language, String>> ofAreas = new HashMap<>();
        stored.areaMessages().orElse(Map.of()).forEach((key, text) -> {
            int bar = key.indexOf(AREA_SEPARATOR);
            ofAreas.computeIfAbsent(key.substring(0, bar), area -> new HashMap<>()).put(new Language(key.substring(bar + 1)), text);
        });
        var status = new StormStatus(stored.active(), stored.since(), stored.by(), messages, ofAreas);
        last = new ReadStatus(status, System.nanoTime());
        return status;
    }
}
