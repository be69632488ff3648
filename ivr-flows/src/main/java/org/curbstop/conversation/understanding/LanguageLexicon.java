package org.curbstop.conversation.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;
import org.springframework.core.io.ClassPathResource;

/**
 * The lexicon of one language: phrases for yes and no and for commands, and words for numbers and dates.
 *
 * @param whole phrases that mean a command only as the whole text
 * @param within phrases that mean a command wherever they occur
 * @param named phrases before a name
 * @param hollow words without content of their own
 * @param places words before a place
 * @param numbers number words by value
 */
record LanguageLexicon(
        Language language, List<List<String>> yes, List<List<String>> no, Map<SpokenCommand, List<List<String>>> whole,
        Map<SpokenCommand, List<List<String>>> within, Set<String> negations, List<List<String>> names, List<List<String>> named,
        Set<String> marks, Set<String> fillers, Set<String> hollow, Set<String> places,
        Map<String, Integer> numbers, List<List<String>> ordinals, DateWords days) {

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
        String path = "understanding/" + language.tag() + ".yaml";
        try {
            // Its own class loader: it is read in the first turn, and a pool's threads do not see into a packaged jar.
            var resource = new ClassPathResource(path, LanguageLexicon.class.getClassLoader());
            var file = YamlFile.parse(path, resource.getContentAsString(StandardCharsets.UTF_8));
            return file.finish(() -> read(language, file.root()));
        } catch (IOException e) {
            throw new UncheckedIOException("no phrases for language " + language, e);
        }
    }

    private static LanguageLexicon read(Language language, YamlMapping root) {
        var dates = root.mapping("dates");
        return new LanguageLexicon(language, phrases(root, "yes"), phrases(root, "no"), commands(root.mapping("whole")),
                commands(root.mapping("within")), words(root, "negations"), phrases(root, "names"), phrases(root, "named"),
                words(root, "marks"), words(root, "fillers"), words(root, "hollow"), words(root, "places"),
                numbers(root.mapping("numbers")), phrases(root, "ordinals"),
                new DateWords(phrases(dates, "months"), phrases(dates, "weekdays"), phrases(dates, "today"), phrases(dates, "tomorrow"),
                        phrases(dates, "after-tomorrow"),
                        phrases(dates, "month-end"), phrases(dates, "next-week"), phrases(dates, "next-month"), phrases(dates, "morning"),
                        words(dates, "day"),
                        words(dates, "week"), words(dates, "month"), words(dates, "next"), words(dates, "one"), words(dates, "between"),
                        words(dates, "corrected"),
                        words(dates, "other")));
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
