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
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Sha256Digest;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.understanding.MaskedTokens;
import org.curbstop.conversation.understanding.intents.IntentData;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Requests that were not acted on at once, without numbers and addresses and each once with its count, until staff say what was meant:
 * then they are sentences to learn from. Nothing tells who said them.
 */
@Component
public final class MisunderstoodPhrases {

    private static final Period RETENTION = Period.ofDays(90);
    private static final int MIN_WORDS = 2;
    private static final int MAX_WORDS = 25;
    private static final int LONGEST = 160;
    /** Of each process; what strangers make up must not fill the store. */
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
     * @param words masked and normalized, as sentences are learnt from
     * @param decision what the engine did the last time
     * @param next what the person did then, by task, and how often
     * @param day of {@code last}, by which the retention job finds it
     * @param label the intent that staff say was meant
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

        private MisunderstoodPhrase labelled(Optional<String> intent) {
            return new MisunderstoodPhrase(id, version, language, words, count, first, last, day, decision, next,
                    intent.isPresent() ? LabelState.LABELLED : LabelState.OPEN, intent);
        }
    }

    public MisunderstoodPhrases(Database database, AuditTrail audit, Clock clock) {
        this.phrases = database.collection(MisunderstoodPhrase.class, "misunderstood_phrases", Index.on("day"),
                Index.on("state", "language", "count"));
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a request that was not acted on.
     *
     * @param request as it was said, without the numbers that are masked everywhere
     * @return the id, by which it is said what the person did next; empty if it is not kept
     */
    public Optional<String> record(String request, Language language, IntentDecision decision) {
        var tokens = MaskedTokens.of(request.replaceAll("\\S*[@•]\\S*", " "));
        String words = String.join(" ", tokens);
        if (tokens.size() < MIN_WORDS || tokens.size() > MAX_WORDS || words.length() > LONGEST) {
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

    /** @param task that was open after the next thing that the person said */
    public void recordNext(String id, String task) {
        if (phrases.find(id).isPresent()) {
            phrases.change(id, phrase -> phrase.followedBy(task));
        }
    }

    /** The most frequent first. */
    public List<MisunderstoodPhrase> list(Language language, LabelState state, int most) {
        return phrases.list(Query.where("state", state).and("language", language).descending("count").limit(most));
    }

    /** The intents that a phrase may have meant. */
    public List<String> labels(Language language) {
        return List.copyOf(new TreeSet<>(IntentData.load(language).sentences().keySet()));
    }

    /** @return false if it is kept no longer, or its language has no such intent */
    public boolean label(String id, String intent, Actor staff) {
        return change(id, Optional.of(intent), "phrase-labelled", staff);
    }

    public boolean unlabel(String id, Actor staff) {
        return change(id, Optional.empty(), "phrase-unlabelled", staff);
    }

    private boolean change(String id, Optional<String> intent, String did, Actor staff) {
        var found = phrases.find(id).filter(phrase -> intent.stream().allMatch(labels(phrase.language())::contains));
        if (found.isPresent()) {
            audit.record(staff, did, Optional.empty());
            phrases.change(id, phrase -> phrase.labelled(intent));
        }
        return found.isPresent();
    }

    /** What staff have labelled, as lines of {@code languages/<language>/intents/<intent>.txt}, by intent. */
    public SortedMap<String, List<String>> trainingLines(Language language) {
        var lines = new TreeMap<String, List<String>>();
        list(language, LabelState.LABELLED, Query.MAX_LIMIT).forEach(phrase -> lines.merge(phrase.label().orElseThrow(),
                List.of(phrase.words()), (one, more) -> Stream.concat(one.stream(), more.stream()).sorted().toList()));
        return lines;
    }

    /** @return number of deleted phrases; a day with more than one batch is finished by the next runs */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT9M")
    public int deleteExpired() {
        var last = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(RETENTION).minusDays(1);
        return Stream.iterate(last, day -> day.minusDays(1)).limit(LOOK_BACK_DAYS)
                .mapToInt(day -> (int) phrases.list(Query.where("day", day).limit(BATCH)).stream()
                        .filter(phrase -> phrases.delete(phrase.id())).count())
                .sum();
    }
}
