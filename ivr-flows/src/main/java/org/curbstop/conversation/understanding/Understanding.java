package org.curbstop.conversation.understanding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.Heard;
import org.curbstop.conversation.Said;
import org.curbstop.conversation.Value;

/**
 * What words mean, without knowing the talk they were said in. Pure: the same words give the same answer. Nothing here acts, and
 * nothing leaves the process.
 */
public final class Understanding {

    // Set on sentences that no intent file holds (UnderstandingTest); a wrong flow opened is worse than one more question.
    private static final double SURE = -0.4;
    private static final double CLEAR = 0.25;
    private static final double POSSIBLE = -0.8;
    private static final double KNOWN_ENOUGH = 0.5;
    private static final int REACH_OF_A_NEGATION = 2;
    private static final Pattern CODE = Pattern.compile("\\b(?:code|codigo)\\b.*?\\b([a-z0-9]{6})\\b");
    private static final Pattern LONE_CODE = Pattern.compile("(?=.*\\d)(?=.*[a-z])[a-z0-9]{6}");
    private static final Pattern SECRET_DIGITS = Pattern.compile("\\d(?:[ .-]?\\d){3,}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

    /** All that is known of one language; intents are learnt beside the start. */
    private record Tongue(Lexicon lexicon, NumberWords numbers, CompletableFuture<Classifier> classifier) {}

    private final Map<Language, Tongue> tongues = new LinkedHashMap<>();
    private final Tongue first;
    private final Currency currency;

    private Understanding(Collection<Language> languages, Currency currency) {
        this.currency = currency;
        for (Language language : languages) {
            tongues.put(language, new Tongue(
                    Lexicon.of(language), NumberWords.of(language), CompletableFuture.supplyAsync(() -> Classifier.of(language))));
        }
        this.first = tongues.values().iterator().next();
    }

    /**
     * Ready at once for all but intents, which take about a second to learn.
     *
     * @param languages those we speak, at least one; the first stands in for any other
     */
    public static Understanding of(Collection<Language> languages, Currency currency) {
        return new Understanding(languages, currency);
    }

    /** Hazards are heard in every language we speak, whatever the talk's own; so is a language asked for by name. */
    public Signals signals(String said, Language language) {
        List<String> words = Plain.words(said);
        Lexicon lexicon = lexicon(language);
        return new Signals(
                hazard(words),
                tongues.values().stream().anyMatch(each -> each.lexicon().person().in(words)),
                lexicon.stop().is(words),
                wish(words, lexicon),
                otherLanguage(words),
                resumeCode(said));
    }

    private Optional<Hazard> hazard(List<String> words) {
        return tongues.values().stream()
                .map(Tongue::lexicon)
                .flatMap(lexicon -> lexicon.hazards().entrySet().stream()
                        .filter(hazard -> hazard.getValue().found(words).stream().anyMatch(at -> !negated(words, at, lexicon)))
                        .map(Map.Entry::getKey))
                .min(Comparator.naturalOrder());
    }

    /** Better warned in vain than not at all: a "no" counts only close before the phrase, and not across "and", "power", "luz". */
    private static boolean negated(List<String> words, int at, Lexicon lexicon) {
        for (int before = at - 1; before >= Math.max(0, at - REACH_OF_A_NEGATION); before--) {
            if (lexicon.barriers().contains(words.get(before))) {
                return false;
            }
            if (lexicon.negations().contains(words.get(before))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Heard.Wishes> wish(List<String> words, Lexicon lexicon) {
        return lexicon.wishes().entrySet().stream().filter(wish -> wish.getValue().is(words)).map(Map.Entry::getKey).findFirst();
    }

    private Optional<Language> otherLanguage(List<String> words) {
        return tongues.values().stream()
                .flatMap(tongue -> tongue.lexicon().languages().entrySet().stream())
                .filter(named -> tongues.containsKey(named.getKey()) && named.getValue().is(words))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<String> resumeCode(String said) {
        String plain = Plain.text(said);
        Matcher named = CODE.matcher(plain);
        if (named.find()) {
            return Optional.of(named.group(1));
        }
        return LONE_CODE.matcher(plain).matches() ? Optional.of(plain) : Optional.empty();
    }

    /** The value that was said, for a question of this kind; empty where there is none or it is not plain which. */
    public Optional<Value> read(Said.Expected expected, String said, Language language, LocalDate today) {
        List<String> words = Plain.words(said);
        NumberWords number = numbers(language);
        return switch (expected) {
            case YES_NO -> yesOrNo(words, lexicon(language)).map(Value::of);
            case MONEY -> new MoneyWords(number).read(words, currency).filter(money -> !money.isNegative()).map(Value::of);
            case DATE -> new DateWords(number).read(words, today).map(Value::of);
            case ACCOUNT, DIGITS, SECRET -> digits(words, number).map(Value::digits);
            case PHONE -> digits(words, number).flatMap(PhoneNumber::read).map(phone -> Value.of(phone.e164()));
            case POSTAL_CODE -> digits(words, number).filter(digits -> digits.length() == 5).map(Value::digits);
            case ADDRESS, WORDS -> said.isBlank() ? Optional.empty() : Optional.of(Value.of(said.strip()));
            case CHOICE, PHOTO -> Optional.empty();
        };
    }

    /** Which of the offered answers was meant: its key, its place ("the second one"), or words that only it has. */
    public Optional<Said.Choice> choose(List<Said.Choice> choices, String said, Language language) {
        List<String> words = Plain.words(said);
        String plain = String.join(" ", words);
        Optional<Said.Choice> exact = choices.stream()
                .filter(choice -> choice.value().equals(said.strip()) || (!choice.key().isEmpty() && choice.key().equals(plain)) || Plain.text(choice.label()).equals(plain))
                .findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        NumberWords number = numbers(language);
        Optional<Integer> place = number.whole(words).map(Long::intValue)
                .or(() -> words.stream().map(number.ordinals()::get).filter(Objects::nonNull).findFirst());
        if (place.isPresent()) {
            String key = String.valueOf(place.get());
            Optional<Said.Choice> byKey = choices.stream().filter(choice -> choice.key().equals(key)).findFirst();
            if (byKey.isPresent()) {
                return byKey;
            }
        }
        return byOwnWords(choices, words, lexicon(language).common());
    }

    private static Optional<Said.Choice> byOwnWords(List<Said.Choice> choices, List<String> words, Set<String> common) {
        List<Said.Choice> best = new ArrayList<>();
        long most = 1;
        for (Said.Choice choice : choices) {
            Set<String> own = new HashSet<>(Plain.words(choice.label()));
            choices.stream().filter(other -> other != choice).forEach(other -> Plain.words(other.label()).forEach(own::remove));
            own.removeAll(common);
            long hits = words.stream().filter(own::contains).count();
            if (hits > most) {
                best.clear();
                most = hits;
            }
            if (hits == most) {
                best.add(choice);
            }
        }
        return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
    }

    /** Whether a question that may be passed over was: "skip", "none", "no tengo". */
    public boolean skips(String said, Language language) {
        return lexicon(language).skip().is(Plain.words(said));
    }

    private static Optional<Boolean> yesOrNo(List<String> words, Lexicon lexicon) {
        if (lexicon.yes().is(words) || lexicon.no().is(words)) {
            return Optional.of(lexicon.yes().is(words));
        }
        boolean yes = lexicon.yes().in(words);
        boolean no = lexicon.no().in(words);
        if (yes && no) { // "no, that is right" and "yes, not that one": whoever says both is asked again, but for a leading no
            return words.getFirst().equals("no") ? Optional.of(false) : Optional.empty();
        }
        return yes || no ? Optional.of(yes) : Optional.empty();
    }

    private static Optional<String> digits(List<String> words, NumberWords number) {
        return number.digits(words).or(() -> number.digits(words.stream().filter(number::isDigits).toList()));
    }

    /** Which task was meant, and how sure we are. */
    public Guess intent(String said, Language language) {
        Classifier.Scores scores = tongue(language).classifier().join().scores(said);
        List<Map.Entry<String, Double>> ranked = scores.byIntent().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .toList();
        double best = ranked.get(0).getValue();
        double margin = best - ranked.get(1).getValue();
        List<Guess.Intent> likely = ranked.stream()
                .filter(intent -> !intent.getKey().equals("other"))
                .limit(3)
                .map(intent -> new Guess.Intent(intent.getKey(), 1 / (1 + Math.exp(-2 * intent.getValue()))))
                .toList();
        return new Guess(decision(ranked.get(0).getKey(), best, margin, scores.known()), likely);
    }

    private static Guess.Decision decision(String first, double best, double margin, double known) {
        if (first.equals("other") || known < KNOWN_ENOUGH / 2) {
            return known < KNOWN_ENOUGH ? Guess.Decision.REPHRASE : Guess.Decision.MENU;
        }
        if (best >= SURE && margin >= CLEAR && known >= KNOWN_ENOUGH) {
            return Guess.Decision.ACT;
        }
        return best >= POSSIBLE && known >= KNOWN_ENOUGH ? Guess.Decision.OFFER : Guess.Decision.REPHRASE;
    }

    /** The language of what was said, by its common words; the talk's own unless another leads by two words or more. */
    public Language languageOf(String said, Language now) {
        List<String> words = Plain.words(said);
        Map<Language, Long> hits = new HashMap<>();
        tongues.forEach((language, tongue) -> hits.put(language, words.stream().filter(tongue.lexicon().common()::contains).count()));
        long own = hits.getOrDefault(now, 0L);
        return hits.entrySet().stream()
                .filter(other -> other.getValue() >= own + 2)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(now);
    }

    /** For a transcript: every number of four digits or more, spoken digits too, and every e-mail address is covered. */
    public String masked(String said) {
        String covered = EMAIL.matcher(SECRET_DIGITS.matcher(said).replaceAll("••••")).replaceAll("•••");
        for (Tongue tongue : tongues.values()) {
            covered = coverSpoken(covered, tongue.numbers());
        }
        return covered;
    }

    private static String coverSpoken(String said, NumberWords number) {
        String[] words = said.split(" ");
        int from = 0;
        while (from < words.length) {
            int to = from;
            while (to < words.length && number.units().containsKey(Plain.text(words[to]))) {
                to++;
            }
            if (to - from >= 4) {
                Arrays.fill(words, from, to, "•");
            }
            from = Math.max(to, from + 1);
        }
        return String.join(" ", words);
    }

    private Lexicon lexicon(Language language) {
        return tongue(language).lexicon();
    }

    private NumberWords numbers(Language language) {
        return tongue(language).numbers();
    }

    private Tongue tongue(Language language) {
        return tongues.getOrDefault(language, first);
    }
}
