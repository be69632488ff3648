package org.curbstop.conversation.understanding;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;

/**
 * The lexicon of one language: phrases for yes and no and for commands, and words for numbers and dates.
 *
 * @param whole phrases that mean a command only as the whole text
 * @param within phrases that mean a command wherever they occur
 * @param named phrases before a name
 * @param hollow words without content of their own
 * @param places words before a place
 * @param signs characters that no other language has
 * @param listWords words around a place in a list: "option two"
 */
record LanguageLexicon(
        Language language, List<List<String>> yes, List<List<String>> no, Map<SpokenCommand, List<List<String>>> whole,
        Map<SpokenCommand, List<List<String>>> within, Set<String> negations, List<List<String>> names, List<List<String>> named,
        Set<String> marks, Set<String> fillers, Set<String> hollow, Set<String> places,
        Set<String> signs, Set<String> listWords,
        NumberWords numberWords, AmountWords amounts, List<List<String>> ordinals, DateWords days) {

    private static final String FILE = "understanding.yaml";

    /**
     * Words for numbers.
     *
     * @param values number words by value
     * @param joins words between the parts of a number
     * @param multipliers words that only multiply the number before them
     * @param ambiguous number words that also have other meanings
     * @param repeats words before a digit that occurs several times
     * @param betweenDigits words that people say between digits
     * @param ordinalSuffixes of digits: 4th
     */
    record NumberWords(Map<String, Integer> values, Set<String> joins, Set<String> multipliers, Set<String> ambiguous,
            Map<String, Integer> repeats, Set<String> betweenDigits, Set<String> ordinalSuffixes) {}

    /** Words for amounts of money; after a correction only what follows counts. */
    record AmountWords(Set<String> units, Set<String> cents, Set<String> with, Set<String> point, Set<String> corrections) {}

    /**
     * Words for days and months.
     *
     * @param morning times of day, which name no date
     * @param one words for one of a unit: "a week"
     * @param between words that may occur between day, month and year
     * @param corrected words after which only what follows counts
     * @param other words that change the meaning of a date in a way that is not supported
     */
    record DateWords(List<List<String>> months, List<List<String>> weekdays, List<List<String>> today, List<List<String>> tomorrow,
            List<List<String>> afterTomorrow,
            List<List<String>> monthEnd, List<List<String>> nextWeek, List<List<String>> nextMonth, List<List<String>> morning,
            Set<String> day, Set<String> week, Set<String> month,
            Set<String> next, Set<String> one, Set<String> between, Set<String> corrected, Set<String> other) {}

    static LanguageLexicon load(Language language) {
        var file = YamlFile.parse(LanguageFolder.path(language, FILE), LanguageFolder.text(language, FILE));
        return file.finish(() -> read(language, file.root()));
    }

    private static LanguageLexicon read(Language language, YamlMapping root) {
        var dates = root.mapping("dates");
        var amounts = root.mapping("amounts");
        return new LanguageLexicon(language, phrases(root, "yes"), phrases(root, "no"), commands(root.mapping("whole")),
                commands(root.mapping("within")), words(root, "negations"), phrases(root, "names"), phrases(root, "named"),
                words(root, "marks"), words(root, "fillers"), words(root, "hollow"), words(root, "places"),
                Set.copyOf(root.texts("signs")), words(root, "list-words"),
                new NumberWords(numbers(root.mapping("numbers")), words(root, "joins"), words(root, "multipliers"),
                        words(root, "ambiguous-numbers"), numbers(root.mapping("repeats")), words(root, "between-digits"),
                        words(root, "ordinal-suffixes")),
                new AmountWords(words(amounts, "units"), words(amounts, "cents"), words(amounts, "with"), words(amounts, "point"),
                        words(amounts, "corrections")),
                phrases(root, "ordinals"),
                new DateWords(phrases(dates, "months"), phrases(dates, "weekdays"), phrases(dates, "today"), phrases(dates, "tomorrow"),
                        phrases(dates, "after-tomorrow"),
                        phrases(dates, "month-end"), phrases(dates, "next-week"), phrases(dates, "next-month"), phrases(dates, "morning"),
                        words(dates, "day"),
                        words(dates, "week"), words(dates, "month"), words(dates, "next"), words(dates, "one"), words(dates, "between"),
                        words(dates, "corrected"),
                        words(dates, "other")));
    }

    Map<String, Integer> numbers() {
        return numberWords.values();
    }

    boolean greets(List<String> words) {
        return whole.getOrDefault(SpokenCommand.GREETING, List.of()).contains(words);
    }

    private static Map<SpokenCommand, List<List<String>>> commands(YamlMapping part) {
        var all = new LinkedHashMap<SpokenCommand, List<List<String>>>();
        for (var command : SpokenCommand.values()) {
            all.put(command, phrases(part, command.name().toLowerCase(Locale.ROOT).replace('_', '-')));
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

    private static List<List<String>> phrases(YamlMapping part, String key) {
        return part.texts(key).stream().map(TextNormalizer::tokenize).toList();
    }

    private static Set<String> words(YamlMapping part, String key) {
        return part.texts(key).stream().map(TextNormalizer::normalize).collect(Collectors.toSet());
    }
}
