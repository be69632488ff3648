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
import java.util.concurrent.locks.ReentrantLock;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Storm mode, on while a storm keeps phones and crews busy. Staff start and end it; if the utility file sets a number of households, it
 * starts automatically when that many are out, and what started automatically ends when fewer than half of them are. While it is on, the
 * phone and all pages begin with the utility's message, callers are called back instead of waiting, and routine notices wait.
 */
@Component
public final class StormMode {

    /** Maximum length of the message in each language, in characters: half a minute on the phone. */
    public static final int MAX_MESSAGE_LENGTH = 300;
    private static final String ONE = "storm";
    private static final char AREA_SEPARATOR = '|';
    private static final Duration REREAD = Duration.ofSeconds(5);

    private final AggregateCollection<StoredStorm> storms;
    private final Utility utility;
    private final AuditTrail audit;
    private final Clock clock;
    private final Duration reread;
    private final ReentrantLock rereading = new ReentrantLock();
    private volatile ReadStatus last = new ReadStatus(StormStatus.CALM, Long.MIN_VALUE);

    /**
     * @param by user name of whoever started or ended it; empty: the rule
     * @param messages by language tag; empty: the default words
     * @param areaMessages the same for areas, by area id and language tag, separated by a bar
     */
    record StoredStorm(String id, long version, boolean active, Instant since, Optional<String> by, Map<String, String> messages,
            Optional<Map<String, String>> areaMessages) {

        static final StoredStorm NONE = calm(0, Instant.EPOCH, Optional.empty());

        static StoredStorm calm(long version, Instant since, Optional<String> by) {
            return new StoredStorm(ONE, version, false, since, by, Map.of(), Optional.empty());
        }
    }

    /**
     * @param since when it started or ended
     * @param by user name of whoever started or ended it; empty: the rule of the utility file
     * @param messages what people are told first; empty, or one for each language of the utility
     * @param areaMessages the same for each area, by its id
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

    @Autowired
    public StormMode(Database database, Utility utility, AuditTrail audit, Clock clock) {
        this(database, utility, audit, clock, REREAD);
    }

    StormMode(Database database, Utility utility, AuditTrail audit, Clock clock, Duration reread) {
        this.storms = database.collection(StoredStorm.class, "storm_mode");
        this.utility = utility;
        this.audit = audit;
        this.clock = clock;
        this.reread = reread;
    }

    /** Returns the status, at most five seconds old; the last known one while the database is down. */
    public StormStatus status() {
        ReadStatus known = last;
        if (known.nanos() == Long.MIN_VALUE) {
            return read(known.status());
        }
        // One caller reads it again; all others get the last known one, and do not wait for a database that is being lost.
        if (System.nanoTime() - known.nanos() < reread.toNanos() || !rereading.tryLock()) {
            return known.status();
        }
        try {
            return read(known.status());
        } finally {
            rereading.unlock();
        }
    }

    private StormStatus read(StormStatus known) {
        try {
            return remember(storms.find(ONE).orElse(StoredStorm.NONE));
        } catch (DatabaseUnavailableException away) {
            return known;
        }
    }

    /**
     * Returns the message by staff for people served at these places: that of their area, else the one for all; empty: the default words.
     */
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
     * Starts storm mode, or changes its message.
     *
     * @param messages one for each language of the utility, or none
     * @param areaMessages the same, by id of an area of the utility file
     * @throws InvalidValueException if only some languages have a message, one is too long, or an area is unknown
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

    /** @param households number of households without service */
    public void applyRule(int households) {
        utility.stormHouseholds().ifPresent(limit -> change(now -> {
            boolean byRule = now.by().isEmpty();
            if (!now.active() && byRule && households >= limit) {
                return new StoredStorm(ONE, now.version(), true, clock.instant(), Optional.empty(), Map.of(), Optional.empty());
            }
            if (households >= (limit + 1) / 2) {
                return now;
            }
            // After staff have ended it, it starts automatically only once it was calm; what staff started, they end.
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
                || kept.values().stream().anyMatch(text -> text.length() > MAX_MESSAGE_LENGTH)) {
            throw new InvalidValueException("invalid.storm-message", "one for each language, of at most " + MAX_MESSAGE_LENGTH
                    + " characters");
        }
        return kept;
    }

    private StormStatus change(UnaryOperator<StoredStorm> next) {
        if (storms.find(ONE).isEmpty()) {
            storms.insert(StoredStorm.NONE); // another process may have inserted it first
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
