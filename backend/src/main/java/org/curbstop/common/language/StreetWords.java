package org.curbstop.common.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words in street addresses and their abbreviations in all languages: "street" is st, "north" n, "eighty second" 82nd. */
public final class StreetWords {

    private static final String FILE = "street-words.txt";
    private static final Set<String> DIRECTIONS = Set.of("n", "s", "e", "w", "ne", "nw", "se", "sw");
    private static final Map<String, String> SHORT = new HashMap<>();
    private static final Map<String, String> LONG = new HashMap<>();
    /** End of a short form such as "20-", the first of the two words of an ordinal. */
    private static final String BEFORE_ORDINAL = "0-";
    /** Abbreviations that are usually ordinary words, such as "is", rarely an island. */
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

    /** Returns the long form of an abbreviation; other words unchanged. */
    public static String lengthen(String word) {
        return LONG.getOrDefault(word, word);
    }

    /** Returns whether {@code typed} begins any form of this abbreviation. */
    public static boolean begins(String typed, String shortForm) {
        return shortForm.startsWith(typed)
                || SHORT.entrySet().stream().anyMatch(each -> each.getValue().equals(shortForm) && each.getKey().startsWith(typed));
    }

    public static boolean isDirection(String shortForm) {
        return DIRECTIONS.contains(shortForm);
    }

    /** Returns whether this is an abbreviation such as st or ln, and not an ordinary word. */
    public static boolean isKindOfStreet(String shortForm) {
        return LONG.containsKey(shortForm) && !ORDINARY_WORDS.contains(shortForm) && Character.isLetter(shortForm.charAt(0))
                && !isDirection(shortForm);
    }
}
