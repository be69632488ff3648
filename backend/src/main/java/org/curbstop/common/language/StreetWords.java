package org.curbstop.common.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of street addresses and their short forms, of all languages together: "street" is st, "north" n, "eighty second" 82nd. */
public final class StreetWords {

    private static final String FILE = "street-words.txt";
    private static final Set<String> DIRECTIONS = Set.of("n", "s", "e", "w", "ne", "nw", "se", "sw");
    private static final Map<String, String> SHORT = new HashMap<>();
    private static final Map<String, String> LONG = new HashMap<>();
    /** "20-": what begins an ordinal of two words. */
    private static final String BEFORE_ORDINAL = "0-";
    /** Such as "is", which is an island far less often than a word. */
    private static final Set<String> ORDINARY_WORDS;
    private static final Pattern ORDINAL = Pattern.compile("[1-9](?:st|nd|rd|th)");

    static {
        LanguageFolder.having(FILE).forEach(language -> LanguageFolder.properties(language, FILE).forEach((key, value) -> {
            List<String> others = List.of(String.valueOf(value).strip().split("\\s+"));
            LONG.putIfAbsent(String.valueOf(key), others.getFirst());
            others.forEach(other -> SHORT.put(other, String.valueOf(key)));
        }));
        Pattern ordinary = Pattern.compile(LanguageFolder.alternatives("addresses.properties", "not-in-street-name"));
        ORDINARY_WORDS = LONG.keySet().stream().filter(ordinary.asMatchPredicate()).collect(Collectors.toUnmodifiableSet());
    }

    private StreetWords() {}

    /** @param words in lower case */
    public static List<String> shorten(List<String> words) {
        var shorter = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String shortForm = SHORT.getOrDefault(word, word);
            @Nullable String next = i + 1 < words.size() ? SHORT.getOrDefault(words.get(i + 1), words.get(i + 1)) : null;
            if (!shortForm.endsWith(BEFORE_ORDINAL)) {
                shorter.addAll(List.of(shortForm.split("_")));
            } else if (next != null && ORDINAL.matcher(next).matches()) {
                shorter.add(shortForm.charAt(0) + next);
                i++;
            } else {
                shorter.add(word);
            }
        }
        return shorter;
    }

    /** The long form of a short one; another word stays as it is. */
    public static String lengthen(String word) {
        return LONG.getOrDefault(word, word);
    }

    /** Whether {@code typed} is the beginning of a form of this short one. */
    public static boolean begins(String typed, String shortForm) {
        return shortForm.startsWith(typed)
                || SHORT.entrySet().stream().anyMatch(each -> each.getValue().equals(shortForm) && each.getKey().startsWith(typed));
    }

    public static boolean isDirection(String shortForm) {
        return DIRECTIONS.contains(shortForm);
    }

    /** A word such as st or ln, in its short form; not an ordinary one. */
    public static boolean isKindOfStreet(String shortForm) {
        return LONG.containsKey(shortForm) && !ORDINARY_WORDS.contains(shortForm) && Character.isLetter(shortForm.charAt(0))
                && !isDirection(shortForm);
    }
}
