package org.curbstop.conversation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Sha256Digest;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.understanding.DetectedHazard;
import org.curbstop.conversation.understanding.MaskedTokens;
import org.curbstop.conversation.understanding.intents.IntentData;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Requests that did not open a task at once, or a wrong one, counted, with numbers and addresses masked and without names, until staff
 * label them with the intent or the hazard that was meant. Labeled phrases become training sentences. Who said them is not stored.
 */
@Component
public final class MisunderstoodPhrases {

    private static final Period RETENTION = Period.ofDays(90);
    private static final String HAZARD = IntentData.HAZARDS + "/";
    private static final int MIN_WORDS = 2;
    private static final int MAX_WORDS = 25;
    private static final int MAX_LENGTH = 160;
    /** Limit per process and day: made-up phrases must not fill the database. */
    private static final int MAX_NEW_A_DAY = 300;
    private static final int MAX_NEXT = 30;
    private static final int BATCH = 500;
    private static final int LOOK_BACK_DAYS = 400;

    private final AggregateCollection<MisunderstoodPhrase> phrases;
    private final AuditTrail audit;
    private final Clock clock;
    private final AtomicReference<NewToday> newToday = new AtomicReference<>(new NewToday(LocalDate.EPOCH, 0));

    private record NewToday(LocalDate day, int count) {}

    public enum LabelState { OPEN, LABELLED }

    /**
     * @param words masked and normalized, as in training sentences
     * @param decision the engine's last decision for these words
     * @param next tasks that customers opened next, with their counts
     * @param day UTC date of {@code last}, for the retention job
     * @param label intent that staff chose, or {@code danger/} and the kind of hazard
     */
    public record MisunderstoodPhrase(String id, long version, Language language, String words, int count, Instant first, Instant last,
            LocalDate day, IntentDecision decision, Map<String, Integer> next, LabelState state, Optional<String> label) {

        public MisunderstoodPhrase {
            next = Map.copyOf(next);
        }

        private MisunderstoodPhrase saidAgain(IntentDecision now, Instant at) {
            return new MisunderstoodPhrase(id, version, language, words, count + 1, first, at, LocalDate.ofInstant(at, ZoneOffset.UTC), now,
                    next, state, label);
        }

        private MisunderstoodPhrase followedBy(String task) {
            var counts = new HashMap<>(next);
            if (counts.size() < MAX_NEXT || counts.containsKey(task)) {
                counts.merge(task, 1, Integer::sum);
            }
            return new MisunderstoodPhrase(id, version, language, words, count, first, last, day, decision, counts, state, label);
        }

        private MisunderstoodPhrase labelled(Optional<String> chosen) {
            return new MisunderstoodPhrase(id, version, language, words, count, first, last, day, decision, next,
                    chosen.isPresent() ? LabelState.LABELLED : LabelState.OPEN, chosen);
        }
    }

    public MisunderstoodPhrases(Database database, AuditTrail audit, Clock clock) {
        this.phrases = database.collection(MisunderstoodPhrase.class, "misunderstood_phrases", Index.on("day"),
                Index.on("state", "language", "count"));
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records a request that was not acted on, or wrongly.
     *
     * @param request the words, with card and social security numbers already masked
     * @return the id for {@link #recordNext}, or empty if the request is not stored
     */
    public Optional<String> record(String request, Language language, IntentDecision decision) {
        var tokens = MaskedTokens.withoutNames(MaskedTokens.of(request.replaceAll("\\S*[@•]\\S*", " ")), language);
        String words = String.join(" ", tokens);
        if (tokens.size() < MIN_WORDS || tokens.size() > MAX_WORDS || words.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String id = Sha256Digest.of(language.tag(), words);
        var now = clock.instant();
        if (phrases.find(id).isPresent()) {
            phrases.change(id, phrase -> phrase.saidAgain(decision, now));
            return Optional.of(id);
        }
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var counted = newToday.updateAndGet(last -> last.day().equals(day) ? new NewToday(day, last.count() + 1) : new NewToday(day, 1));
        boolean kept = counted.count() <= MAX_NEW_A_DAY && phrases.insert(new MisunderstoodPhrase(id, 0, language, words, 1, now, now, day,
                decision, Map.of(), LabelState.OPEN, Optional.empty()));
        return kept ? Optional.of(id) : Optional.empty();
    }

    /** @param task task that was open after the customer's next turn */
    public void recordNext(String id, String task) {
        if (phrases.find(id).isPresent()) {
            phrases.change(id, phrase -> phrase.followedBy(task));
        }
    }

    /** Lists phrases, the most frequent first. */
    public List<MisunderstoodPhrase> list(Language language, LabelState state, int most) {
        return phrases.list(Query.where("state", state).and("language", language).descending("count").limit(most));
    }

    /** Returns the intents and the kinds of hazard; not the intent of all hazards, from which the hazard detector does not learn. */
    public List<String> labels(Language language) {
        return Stream.concat(IntentData.intents(language).stream().filter(intent -> !intent.equals(IntentPrediction.REPORT_HAZARD)),
                Stream.of(DetectedHazard.values()).map(hazard -> HAZARD + hazard.key())).toList();
    }

    /** @return false if the phrase no longer exists or its language has no such label */
    public boolean label(String id, String label, Actor staff) {
        return change(id, Optional.of(label), "phrase-labelled", staff);
    }

    public boolean unlabel(String id, Actor staff) {
        return change(id, Optional.empty(), "phrase-unlabelled", staff);
    }

    private boolean change(String id, Optional<String> label, String did, Actor staff) {
        var found = phrases.find(id).filter(phrase -> label.stream().allMatch(labels(phrase.language())::contains));
        if (found.isPresent()) {
            audit.record(staff, did, Optional.empty());
            phrases.change(id, phrase -> phrase.labelled(label));
        }
        return found.isPresent();
    }

    /** Returns the labeled phrases as training lines, by their file in the folder of the language. */
    public SortedMap<String, List<String>> trainingLines(Language language) {
        var lines = new TreeMap<String, List<String>>();
        list(language, LabelState.LABELLED, Query.MAX_LIMIT).forEach(phrase -> lines.merge(file(phrase.label().orElseThrow()),
                List.of(phrase.words()), (one, more) -> Stream.concat(one.stream(), more.stream()).sorted().toList()));
        return lines;
    }

    private static String file(String label) {
        return (label.startsWith(HAZARD) ? "" : IntentData.INTENTS + "/") + label + ".txt";
    }

    /** @return number of phrases deleted; a day with more than one batch is finished by later runs */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT9M")
    public int deleteExpired() {
        var last = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(RETENTION).minusDays(1);
        return Stream.iterate(last, day -> day.minusDays(1)).limit(LOOK_BACK_DAYS)
                .mapToInt(day -> (int) phrases.list(Query.where("day", day).limit(BATCH)).stream()
                        .filter(phrase -> phrases.delete(phrase.id())).count())
                .sum();
    }
}
