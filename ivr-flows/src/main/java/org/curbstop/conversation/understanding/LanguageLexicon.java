package org.curbstop.conversation.understanding;

import java.time.MonthDay;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;

/**
 * Lexicon of one language: phrases for yes and no and for commands, and words for numbers and dates.
 *
 * @param whole phrases that mean a command only as the whole text
 * @param within phrases that mean a command wherever they occur
 * @param languages words with which a language is asked for
 * @param named phrases before a person's name
 * @param contentless words without content of their own
 * @param questions words that begin a question, which is no place
 * @param places words before a place
 * @param connectors words between two requests
 * @param denials phrases before what is not requested, and {@code contrasts} before what is: "not the water, just my bill"
 * @param waits phrases that ask for a moment, and {@code searches} for what is looked for meanwhile
 * @param unsupportedRequests phrases for unsupported requests, by the name of the reply to them
 * @param signs characters that no other language has
 * @param listWords words around a list position: "option two"
 * @param falseFriends words that mean yes or no only in another language: "ya"
 */
record LanguageLexicon(
        Language language, List<List<String>> yes, List<List<String>> no, Map<SpokenCommand, Set<List<String>>> whole,
        Map<SpokenCommand, List<List<String>>> within, Set<String> negations, LanguageRequests languages, List<List<String>> named,
        Set<String> languageMarkers, Set<String> fillers, Set<String> contentless, Set<String> questions, Set<String> places,
        List<List<String>> connectors, List<List<String>> denials, List<List<String>> contrasts, List<List<String>> waits,
        List<List<String>> searches, Map<String, List<List<String>>> unsupportedRequests, Set<String> signs, Set<String> listWords,
        Set<String> falseFriends, NumberWords numberWords, AmountWords amounts, List<List<String>> ordinals, DateWords days) {

    private static final String FILE = "understanding.yaml";

    /**
     * Words for numbers.
     *
     * @param values number words by value
     * @param joins words between the parts of a number
     * @param multipliers words that only multiply the number before them
     * @param ambiguous number words that also have other meanings
     * @param repeats words before a repeated digit, with the number of repetitions: "double"
     * @param betweenDigits words that people say between digits
     * @param ordinalSuffixes suffixes of digits: 4th
     * @param joinsTens whether a join may stand between tens and a digit: "treinta y cinco"
     */
    record NumberWords(Map<String, Integer> values, Set<String> joins, Set<String> multipliers, Set<String> ambiguous,
            Map<String, Integer> repeats, Set<String> betweenDigits, Set<String> ordinalSuffixes, boolean joinsTens) {}

    /**
     * Words for amounts of money.
     *
     * @param verbs words before a number that is money although it has no unit: "pay 50"
     * @param oneUnit words for one of the currency: "a dollar fifty"
     * @param corrections words after which only what follows counts
     * @param not words before an amount that is not meant
     * @param unsureAfter words after which "fifty sixty" may be two amounts
     * @param other phrases that change the amount beside them: "half of"
     * @param refused phrases before or after an amount that cannot or will not be paid: "I can't pay 84"
     */
    record AmountWords(Set<String> units, Set<String> oneUnit, Set<String> cents, Set<String> with, Set<String> point,
            Set<String> verbs, Set<String> corrections, Set<String> not, Set<String> unsureAfter, List<List<String>> other,
            List<List<String>> refused) {

        static AmountWords read(YamlMapping amounts) {
            return new AmountWords(words(amounts, "units"), words(amounts, "one-unit"), words(amounts, "cents"), words(amounts, "with"),
                    words(amounts, "point"), words(amounts, "verbs"), words(amounts, "corrections"), words(amounts, "not"),
                    words(amounts, "unsure-after"), phrases(amounts, "other"), phrases(amounts, "refused"));
        }
    }

    /**
     * Words for days and months.
     *
     * @param holidays named days of the year
     * @param monthEnd phrases before the month whose last day is meant
     * @param undated phrases with a word of the past or of a time span that name neither: "my last day", "get paid", "all day"
     * @param morning times of day, which name no date
     * @param clock phrases before an hour; {@code clockAfter} those after it
     * @param next words for a weekday of next week; {@code coming} for the first one after today
     * @param later phrases that put off a date by a number of days: "de hoy en ocho"
     * @param now words for today that also mean "at once"
     * @param ahead words before a number of days in the future
     * @param past words about the past
     * @param onThe phrases before an ordinal that is a date in a longer sentence
     * @param from words before the day from which days are counted
     * @param one words for one of a unit: "a week"
     * @param between words that may occur between day, month and year
     * @param corrected words after which only what follows counts
     * @param not words before what is not meant
     * @param other words and phrases that change the meaning of a date in a way that is not supported, or refuse it
     * @param dayFirst whether 25/12 is written for December 25
     */
    record DateWords(List<List<String>> months, List<List<String>> weekdays, Map<MonthDay, List<List<String>>> holidays,
            List<List<String>> now, List<List<String>> today, List<List<String>> tomorrow, List<List<String>> afterTomorrow,
            List<List<String>> monthEnd,
            List<List<String>> nextWeek, List<List<String>> nextMonth, List<List<String>> thisMonth, List<List<String>> morning,
            List<List<String>> clock, List<List<String>> clockAfter, List<List<String>> firstDay, List<List<String>> undated,
            Set<String> day, Set<String> week,
            Set<String> month, Set<String> year, Set<String> next, Set<String> coming, Map<Integer, List<List<String>>> later,
            Set<String> ahead, Set<String> past, List<List<String>> onThe, Set<String> from, Set<String> one, Set<String> between,
            Set<String> corrected, Set<String> not, List<List<String>> other, boolean dayFirst) {

        static DateWords read(YamlMapping dates) {
            return new DateWords(phrases(dates, "months"), phrases(dates, "weekdays"),
                    phrasesBy(dates.mapping("holidays"), day -> MonthDay.parse("--" + day)), phrases(dates, "now"), phrases(dates, "today"),
                    phrases(dates, "tomorrow"), phrases(dates, "after-tomorrow"), phrases(dates, "month-end"), phrases(dates, "next-week"),
                    phrases(dates, "next-month"), phrases(dates, "this-month"), phrases(dates, "morning"), phrases(dates, "clock"),
                    phrases(dates, "clock-after"), phrases(dates, "first-day"), phrases(dates, "undated"),
                            words(dates, "day"), words(dates, "week"),
                            words(dates, "month"),
                    words(dates, "year"), words(dates, "next"),
                    words(dates, "coming"), phrasesBy(dates.mapping("later"), Integer::valueOf), words(dates, "ahead"),
                    words(dates, "past"), phrases(dates, "on-the"), words(dates, "from"), words(dates, "one"),
                    words(dates, "between"), words(dates, "corrected"), words(dates, "not"), phrases(dates, "other"),
                    dates.flag("day-first", false));
        }

        /** Returns whether the words change or refuse the date beside them. */
        boolean changesMeaning(List<String> words) {
            return other.stream().anyMatch(phrase -> TextNormalizer.indexOfPhrase(words, phrase, false) >= 0);
        }
    }

    /**
     * Words with which people ask for a language.
     *
     * @param names names of each language
     * @param around words beside a name in a request: "can we do this in Spanish"
     * @param others verbs that may speak of somebody named before: "mi esposo está aquí, habla español"
     */
    record LanguageRequests(Map<Language, List<List<String>>> names, Set<String> around, Set<String> others) {

        static LanguageRequests read(YamlMapping root) {
            return new LanguageRequests(phrasesBy(root.mapping("language-names"), Language::new), words(root, "around-language"),
                    words(root, "others-speak"));
        }

        LanguageRequests and(LanguageRequests more) {
            var all = new LinkedHashMap<>(names);
            more.names.forEach((language, phrases) -> all.merge(language, phrases,
                    (own, other) -> Stream.concat(own.stream(), other.stream()).toList()));
            return new LanguageRequests(all, union(around, more.around), union(others, more.others));
        }

        private static Set<String> union(Set<String> some, Set<String> more) {
            return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
        }

        /** Returns the language that a whole clause asks for. */
        Optional<Language> requested(List<String> clauses) {
            boolean alone = true;
            for (int from = 0; from < clauses.size();) {
                int breaks = clauses.subList(from, clauses.size()).indexOf(TextNormalizer.CLAUSE_BREAK);
                var clause = clauses.subList(from, breaks < 0 ? clauses.size() : from + breaks);
                var named = named(clause);
                if (named.size() == 1 && (alone || Collections.disjoint(clause, others))) {
                    return Optional.of(named.iterator().next());
                }
                alone &= around.containsAll(clause);
                from += clause.size() + 1;
            }
            return Optional.empty();
        }

        /** Returns the languages named in a clause, or none if it says anything else. */
        private Set<Language> named(List<String> clause) {
            var named = new HashSet<Language>();
            for (int at = 0; at < clause.size();) {
                var rest = clause.subList(at, clause.size());
                int from = at;
                for (var language : names.entrySet()) {
                    int said = longestMatch(rest, language.getValue());
                    if (said > 0) {
                        named.add(language.getKey());
                    }
                    at = Math.max(at, from + said);
                }
                if (at == from && !around.contains(clause.get(at++))) {
                    return Set.of();
                }
            }
            return named;
        }
    }

    static LanguageLexicon load(Language language) {
        var file = YamlFile.parse(LanguageFolder.path(language, FILE), LanguageFolder.text(language, FILE));
        return file.finish(() -> read(language, file.root()));
    }

    private static LanguageLexicon read(Language language, YamlMapping root) {
        return new LanguageLexicon(language, phrases(root, "yes"), phrases(root, "no"), commands(root.mapping("whole"), Set::copyOf),
                commands(root.mapping("within"), List::copyOf), words(root, "negations"), LanguageRequests.read(root),
                phrases(root, "named"),
                words(root, "language-markers"), words(root, "fillers"), words(root, "contentless"), words(root, "questions"),
                words(root, "places"), phrases(root, "connectors"), phrases(root, "denials"), phrases(root, "contrasts"),
                phrases(root, "waits"), phrases(root, "searches"), phrasesBy(root.mapping("unsupported-requests"), Function.identity()),
                Set.copyOf(root.texts("signs")), words(root, "list-words"), words(root, "false-friends"),
                new NumberWords(numbers(root.mapping("numbers")), words(root, "joins"), words(root, "multipliers"),
                        words(root, "ambiguous-numbers"), numbers(root.mapping("repeats")), words(root, "between-digits"),
                        words(root, "ordinal-suffixes"), root.flag("joins-tens", false)),
                AmountWords.read(root.mapping("amounts")),
                phrases(root, "ordinals"),
                DateWords.read(root.mapping("dates")));
    }

    Map<String, Integer> numbers() {
        return numberWords.values();
    }

    /** Returns whether these words ask for a moment and say nothing else. */
    boolean asksToWait(List<String> words, boolean searching) {
        boolean waiting = false;
        boolean asks = false;
        for (int at = 0; at < words.size();) {
            var rest = words.subList(at, words.size());
            int asked = longestMatch(rest, waits);
            int searched = searching ? longestMatch(rest, searches) : 0;
            var word = rest.getFirst();
            if (Math.max(asked, searched) == 0 && (questions.contains(word) || !fillers.contains(word) && !contentless.contains(word))) {
                return false;
            }
            asks |= asked > 0;
            waiting |= asked > 0 || searched > 0;
            at += Math.max(1, Math.max(asked, searched));
        }
        // "I don't have my bill" does not say that anything is being looked for.
        return waiting && (asks || words.stream().noneMatch(negations::contains));
    }

    boolean beginsCorrection(List<String> words) {
        var core = withoutFillers(words);
        return core.size() > 1 && (days.corrected().contains(core.getFirst()) || amounts.corrections().contains(core.getFirst()));
    }

    static int longestMatch(List<String> words, Collection<List<String>> phrases) {
        return phrases.stream().filter(phrase -> phrase.size() <= words.size() && words.subList(0, phrase.size()).equals(phrase))
                .mapToInt(List::size).max().orElse(0);
    }

    List<String> withoutFillers(List<String> said) {
        return Collections.disjoint(said, fillers) ? said : said.stream().filter(word -> !fillers.contains(word)).toList();
    }

    boolean greets(List<String> words) {
        return whole.getOrDefault(SpokenCommand.GREETING, Set.of()).contains(words);
    }

    private static <T> Map<SpokenCommand, T> commands(YamlMapping part, Function<List<List<String>>, T> collected) {
        var all = new EnumMap<SpokenCommand, T>(SpokenCommand.class);
        for (var command : SpokenCommand.values()) {
            all.put(command, collected.apply(phrases(part, command.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        }
        return all;
    }

    private static Map<String, Integer> numbers(YamlMapping part) {
        var numbers = new HashMap<String, Integer>();
        for (var value : part.keys()) {
            part.texts(value).forEach(word -> numbers.put(TextNormalizer.normalize(word), Integer.parseInt(value)));
        }
        return numbers;
    }

    private static <K> Map<K, List<List<String>>> phrasesBy(YamlMapping part, Function<String, K> key) {
        var all = new LinkedHashMap<K, List<List<String>>>();
        part.keys().forEach(name -> all.put(key.apply(name), phrases(part, name)));
        return all;
    }

    private static List<List<String>> phrases(YamlMapping part, String key) {
        return part.texts(key).stream().map(TextNormalizer::tokenize).toList();
    }

    private static Set<String> words(YamlMapping part, String key) {
        return part.texts(key).stream().map(TextNormalizer::normalize).collect(Collectors.toSet());
    }
}
