package org.curbstop.conversation.understanding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Language;
import org.curbstop.common.yaml.Part;
import org.curbstop.common.yaml.YamlFile;

/** Numbers, months and weekdays of one language; read from {@code understanding/<lang>/numbers.yaml}. */
record NumberWords(
        Map<String, Integer> units, Map<String, Integer> hundreds, Map<String, Integer> thousands, Map<String, Integer> repeats,
        Set<String> fillers, Set<String> major, Set<String> minor, Map<String, Integer> ordinals, Calendar calendar) {

    /** Words of the calendar. */
    record Calendar(
            Map<String, Integer> months, Map<String, Integer> weekdays, Phrases today, Phrases tomorrow, Phrases afterTomorrow, Phrases monthEnd,
            Phrases weekEnd, Set<String> day, Set<String> week, Set<String> month, Phrases fromNow, Phrases next) {}

    static NumberWords of(Language language) {
        String name = "understanding/" + language + "/numbers.yaml";
        YamlFile file = YamlFile.parse(name, Lexicon.resource(name));
        Part root = file.root();
        return file.finish(() -> new NumberWords(
                numbers(root, "units"), numbers(root, "hundreds"), numbers(root, "thousands"), numbers(root, "repeats"),
                Set.copyOf(root.texts("fillers")), Set.copyOf(root.texts("major")), Set.copyOf(root.texts("minor")), numbers(root, "ordinals"),
                new Calendar(
                        numbers(root, "months"), numbers(root, "weekdays"),
                        Lexicon.phrases(root, "today"), Lexicon.phrases(root, "tomorrow"), Lexicon.phrases(root, "after-tomorrow"),
                        Lexicon.phrases(root, "month-end"), Lexicon.phrases(root, "week-end"),
                        Set.copyOf(root.texts("day")), Set.copyOf(root.texts("week")), Set.copyOf(root.texts("month")),
                        Lexicon.phrases(root, "from-now"), Lexicon.phrases(root, "next"))));
    }

    private static Map<String, Integer> numbers(Part root, String key) {
        Map<String, Integer> numbers = new HashMap<>();
        Part part = root.part(key);
        part.keys().forEach(word -> numbers.put(word, (int) part.whole(word)));
        return Map.copyOf(numbers);
    }

    /** A number in figures or words, whole and up to 999,999: {@code 312}, {@code three hundred and twelve}, {@code mil novecientos}. */
    Optional<Long> whole(List<String> words) {
        if (words.size() == 1 && words.getFirst().matches("\\d{1,3}(,\\d{3})+|\\d{1,7}")) {
            return Optional.of(Long.parseLong(words.getFirst().replace(",", "")));
        }
        long total = 0;
        long part = 0;
        boolean any = false;
        int last = Integer.MAX_VALUE;
        for (String word : words) {
            Integer unit = word.matches("\\d{1,3}") ? Integer.valueOf(word) : units.get(word);
            if (unit != null) {
                // "twenty five" counts up, "five twenty" does not make 25
                if (part % 100 != 0 && !(last >= 20 && last < 100 && unit < 10)) {
                    return Optional.empty();
                }
                part += unit;
                last = unit;
                any = true;
            } else if (hundreds.containsKey(word)) {
                part = Math.max(1, part) * 100;
                last = 100;
                any = true;
            } else if (thousands.containsKey(word)) {
                total = (total + Math.max(1, part)) * 1000;
                part = 0;
                last = 1000;
                any = true;
            } else if (!fillers.contains(word)) {
                return Optional.empty();
            }
        }
        return any ? Optional.of(total + part) : Optional.empty();
    }

    /** Digits one after the other, in figures or words: {@code one oh oh double two} is 10022. Empty where anything else was said. */
    Optional<String> digits(List<String> words) {
        var digits = new StringBuilder();
        int times = 1;
        for (String word : words) {
            String figures = word.replaceAll("[-#.,/]", "");
            Integer unit = units.get(word);
            if (figures.matches("\\d+")) {
                digits.append(figures.repeat(times));
                times = 1;
            } else if (unit != null) {
                digits.append(String.valueOf(unit).repeat(times));
                times = 1;
            } else if (repeats.containsKey(word)) {
                times = repeats.get(word);
            } else {
                return Optional.empty();
            }
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(digits.toString());
    }

    /** Whether the word belongs to a number; for picking the digits out of a sentence. */
    boolean isDigits(String word) {
        return word.matches("[\\d#.,/-]*\\d[\\d#.,/-]*") || units.containsKey(word) || repeats.containsKey(word);
    }
}
