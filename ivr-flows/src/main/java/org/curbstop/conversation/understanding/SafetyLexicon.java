package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The words of danger of one language, {@code languages/<language>/safety.yaml}: for each hazard, things that are named near each other.
 */
final class SafetyLexicon {

    /** The rules that mean that a person is wanted. */
    static final String PERSON = "person";
    static final String ABOUT = "about";
    static final String HARMLESS = "harmless";
    /** The most tokens from the first to the last word of what belongs together. */
    private static final int MAX_SPAN = 10;
    /** In a rule: what it names may be anywhere in the text. */
    private static final String ANYWHERE = "...";
    private static final int NEGATION_REACH = 4;
    /** More of the same do not mean more, and would be compared with each other. */
    private static final int MAX_OCCURRENCES = 20;
    /** In place of the words: no negation is found in them. */
    private static final List<String> NOTHING_NEGATED = List.of();
    private static final int MIN_FUZZY_LENGTH = 6;

    private final Map<String, List<Phrase>> byFirst = new HashMap<>();
    private final TreeMap<String, List<Phrase>> byPrefix = new TreeMap<>();
    private final List<Phrase> misspellable;
    private final Map<String, List<List<String>>> rules;
    private final Set<String> negations;
    private final Set<String> boundaries;
    private final List<List<String>> unsure;

    /** @param tokens of which one that ends with {@code *} is the beginning of a word */
    private record Phrase(String thing, List<String> tokens) {}

    record Occurrence(int from, int to) {}

    /**
     * @param certain whether the words are not perhaps only about the thing
     */
    record SafetyMatch(String kind, boolean certain) {}

    /**
     * @param things phrases by the thing that they name
     * @param rules by kind, each with the names of its things
     */
    SafetyLexicon(Map<String, List<String>> things, Map<String, List<List<String>>> rules, Set<String> negations, Set<String> boundaries,
            List<String> unsure, Function<String, List<String>> tokenizer) {
        this.rules = rules;
        this.negations = negations;
        this.boundaries = boundaries;
        this.unsure = unsure.stream().map(tokenizer).toList();
        things.forEach((thing, phrases) -> phrases.forEach(phrase -> add(thing, phrase, tokenizer)));
        misspellable = byFirst.values().stream().flatMap(List::stream).filter(phrase -> phrase.tokens().size() == 1
                && phrase.tokens().getFirst().length() >= MIN_FUZZY_LENGTH && !phrase.thing().equals(HARMLESS)).toList();
    }

    private void add(String thing, String phrase, Function<String, List<String>> tokenizer) {
        var tokens = new ArrayList<String>();
        for (var word : phrase.split(" ")) {
            var split = tokenizer.apply(word.replace("*", ""));
            tokens.addAll(split);
            if (word.endsWith("*")) {
                tokens.set(tokens.size() - 1, tokens.getLast() + "*");
            }
        }
        var first = tokens.getFirst();
        boolean prefix = first.endsWith("*");
        (prefix ? byPrefix : byFirst).computeIfAbsent(prefix ? first.substring(0, first.length() - 1) : first, key -> new ArrayList<>())
                .add(new Phrase(thing, tokens));
    }

    /**
     * @param isRealWord whether a word is one that people write on purpose, and not another one misspelled
     * @param denied finds what is said not to be there, instead of what is
     */
    List<SafetyMatch> find(List<String> said, Predicate<String> isRealWord, boolean denied) {
        var tokens = withoutHarmless(said);
        var occurrences = occurrences(tokens, isRealWord);
        boolean about = occurrences.containsKey(ABOUT);
        var found = new LinkedHashMap<String, SafetyMatch>();
        rules.forEach((kind, alternatives) -> {
            if (alternatives.stream().anyMatch(rule -> holds(rule, tokens, occurrences, denied))) {
                found.put(kind, new SafetyMatch(kind, !about));
            }
        });
        return List.copyOf(found.values());
    }

    private List<String> withoutHarmless(List<String> said) {
        var left = new ArrayList<String>();
        int at = 0;
        while (at < said.size()) {
            int length = longest(said, at, HARMLESS);
            if (length == 0) {
                left.add(said.get(at));
            }
            at += Math.max(1, length);
        }
        return left;
    }

    private int longest(List<String> tokens, int at, String thing) {
        return starting(tokens.get(at)).stream().filter(phrase -> phrase.thing().equals(thing) && matches(phrase, tokens, at))
                .mapToInt(phrase -> phrase.tokens().size()).max().orElse(0);
    }

    private List<Phrase> starting(String token) {
        var found = new ArrayList<>(byFirst.getOrDefault(token, List.of()));
        for (int length = Math.min(token.length(), 16); length > 0; length--) {
            found.addAll(byPrefix.getOrDefault(token.substring(0, length), List.of()));
        }
        return found;
    }

    private static boolean matches(Phrase phrase, List<String> tokens, int at) {
        for (int i = 0; i < phrase.tokens().size(); i++) {
            var expected = phrase.tokens().get(i);
            if (at + i >= tokens.size() || !(expected.endsWith("*")
                    ? tokens.get(at + i).startsWith(expected.substring(0, expected.length() - 1)) : tokens.get(at + i).equals(expected))) {
                return false;
            }
        }
        return true;
    }

    private Map<String, List<Occurrence>> occurrences(List<String> tokens, Predicate<String> isRealWord) {
        var found = new HashMap<String, List<Occurrence>>();
        for (int at = 0; at < tokens.size(); at++) {
            var token = tokens.get(at);
            var starting = starting(token);
            if (starting.isEmpty() && token.length() >= MIN_FUZZY_LENGTH - 1 && !isRealWord.test(token)) {
                starting = misspelled(token);
            }
            for (var phrase : starting) {
                var places = found.computeIfAbsent(phrase.thing(), key -> new ArrayList<>());
                if (places.size() < MAX_OCCURRENCES && (matches(phrase, tokens, at) || phrase.tokens().size() == 1)) {
                    places.add(new Occurrence(at, at + phrase.tokens().size()));
                }
            }
        }
        found.values().removeIf(List::isEmpty);
        return found;
    }

    private List<Phrase> misspelled(String token) {
        return misspellable.stream().filter(phrase -> TextNormalizer.isOneEditApart(token, phrase.tokens().getFirst())).toList();
    }

    private boolean holds(List<String> given, List<String> tokens, Map<String, List<Occurrence>> occurrences, boolean denied) {
        var rule = given.stream().filter(thing -> !thing.equals(ANYWHERE)).toList();
        int span = rule.size() == given.size() ? MAX_SPAN : tokens.size();
        return rule.stream().allMatch(occurrences::containsKey) && holds(rule, span, denied ? NOTHING_NEGATED : tokens, occurrences, new ArrayList<>())
                && !(denied && holds(rule, span, tokens, occurrences, new ArrayList<>()));
    }

    private boolean holds(List<String> rule, int span, List<String> tokens, Map<String, List<Occurrence>> occurrences,
            List<Occurrence> chosen) {
        if (chosen.size() == rule.size()) {
            return true;
        }
        for (var next : occurrences.getOrDefault(rule.get(chosen.size()), List.of())) {
            if (chosen.stream().allMatch(before -> belongTogether(before, next, span))
                    && !isNegated(tokens, next.from(), chosen.isEmpty() || chosen.stream().allMatch(before -> before.from() > next.from()))) {
                chosen.add(next);
                if (holds(rule, span, tokens, occurrences, chosen)) {
                    return true;
                }
                chosen.removeLast();
            }
        }
        return false;
    }

    private static boolean belongTogether(Occurrence a, Occurrence b, int span) {
        return (a.to() <= b.from() || b.to() <= a.from()) && Math.max(a.to(), b.to()) - Math.min(a.from(), b.from()) <= span;
    }

    /** @param first whether nothing of the same rule stands before it; otherwise a negation must stand right before it */
    private boolean isNegated(List<String> tokens, int at, boolean first) {
        for (int i = Math.min(at, tokens.size()) - 1; i >= Math.max(0, at - (first ? NEGATION_REACH : 1)); i--) {
            var word = tokens.get(i);
            if (word.equals(TextNormalizer.CLAUSE_BREAK) || boundaries.contains(word)) {
                return false;
            }
            if (negations.contains(word) || i > 0 && negations.contains(tokens.get(i - 1) + word)) {
                int from = negations.contains(word) ? i : i - 1;
                return unsure.stream().noneMatch(phrase -> from + phrase.size() <= tokens.size()
                        && tokens.subList(from, from + phrase.size()).equals(phrase));
            }
        }
        return false;
    }
}
