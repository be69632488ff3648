package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.conversation.understanding.SafetyFindings.Certainty;
import org.curbstop.conversation.understanding.SafetyFindings.SafetyMatch;

/** Hazard words of one language, from {@code languages/<language>/safety.yaml}: for each hazard, things that are named near each other. */
final class SafetyLexicon {

    /** Key of the rules for a request for a person. */
    static final String PERSON = "person";
    static final String ABOUT = "about";
    static final String INQUIRY = "inquiry";
    static final String HARMLESS = "harmless";
    private static final Set<String> UNALARMING = Set.of(ABOUT, INQUIRY, HARMLESS);
    /** Maximum number of tokens from the first to the last word of a match. */
    private static final int MAX_SPAN = 10;
    /** In a rule: its things may be anywhere in the text. */
    private static final String ANYWHERE = "...";
    private static final int NEGATION_REACH = 4;
    /** Limit per thing: more occurrences add no meaning, and all are compared with each other. */
    private static final int MAX_OCCURRENCES = 20;
    /** Passed in place of the words so that no negation is found in them. */
    private static final List<String> NOTHING_NEGATED = List.of();
    private static final int MIN_FUZZY_LENGTH = 6;

    private final Map<String, List<Phrase>> byFirst = new HashMap<>();
    private final Map<Character, List<Phrase>> prefixesByInitial = new HashMap<>();
    private final List<Phrase> misspellable;
    private final Language language;
    private final Map<String, List<Rule>> rules;
    private final Map<String, List<Rule>> suspicions;
    private final Set<String> negations;
    private final Set<String> boundaries;
    private final List<List<String>> unsure;
    private final WholeReports wholeReports;

    /**
     * @param stem the first token without its {@code *}
     * @param tokens the words; one that ends with {@code *} is the beginning of a word
     */
    private record Phrase(String thing, String stem, List<String> tokens) {}

    record Occurrence(int from, int to) {}

    /** @param anywhere whether its things may be far apart */
    private record Rule(List<String> things, boolean anywhere) {}

    /**
     * Phrases that report a hazard if nothing else is said: "fire", "help, smoke".
     *
     * @param byKind phrases by kind of hazard
     * @param fillers words that may be beside them
     */
    record WholeReports(Map<String, List<List<String>>> byKind, Set<String> fillers) {

        static final WholeReports NONE = new WholeReports(Map.of(), Set.of());

        /** Returns the kind whose phrases are all that is said. */
        Optional<String> kind(List<String> said) {
            var core = said.stream()
                    .filter(token -> !token.isBlank() && !token.equals(TextNormalizer.CLAUSE_BREAK) && !fillers.contains(token)).toList();
            return core.isEmpty() ? Optional.empty()
                    : byKind.entrySet().stream().filter(kind -> areAll(core, kind.getValue())).map(Map.Entry::getKey).findFirst();
        }

        private static boolean areAll(List<String> said, List<List<String>> phrases) {
            int at = 0;
            for (int length = 1; at < said.size() && length > 0; at += length) {
                length = LanguageLexicon.longestMatch(said.subList(at, said.size()), phrases);
            }
            return at == said.size();
        }
    }

    /**
     * @param things phrases by the thing that they name
     * @param rules rules by kind, each with the names of its things
     * @param suspicions rules by kind for possible hazards
     */
    SafetyLexicon(Language language, Map<String, List<String>> things, Map<String, List<List<String>>> rules,
            Map<String, List<List<String>>> suspicions, Set<String> negations, Set<String> boundaries, List<String> unsure,
            WholeReports wholeReports, Function<String, List<String>> tokenizer) {
        this.language = language;
        this.wholeReports = wholeReports;
        this.rules = rules(rules);
        this.suspicions = rules(suspicions);
        this.negations = negations;
        this.boundaries = boundaries;
        this.unsure = unsure.stream().map(tokenizer).toList();
        things.forEach((thing, phrases) -> phrases.forEach(phrase -> add(thing, phrase, tokenizer)));
        misspellable = Stream.concat(byFirst.values().stream(), prefixesByInitial.values().stream()).flatMap(List::stream)
                .filter(phrase -> phrase.tokens().size() == 1 && phrase.stem().length() >= MIN_FUZZY_LENGTH
                        && !UNALARMING.contains(phrase.thing())).toList();
    }

    private static Map<String, List<Rule>> rules(Map<String, List<List<String>>> lines) {
        var rules = new LinkedHashMap<String, List<Rule>>();
        lines.forEach((kind, alternatives) -> rules.put(kind, alternatives.stream().map(things -> new Rule(
                things.stream().filter(thing -> !thing.equals(ANYWHERE)).toList(), things.contains(ANYWHERE))).toList()));
        return rules;
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
        var stem = first.replace("*", "");
        var phrases = first.equals(stem) ? byFirst.computeIfAbsent(stem, key -> new ArrayList<>())
                : prefixesByInitial.computeIfAbsent(stem.charAt(0), key -> new ArrayList<>());
        phrases.add(new Phrase(thing, stem, tokens));
    }

    /**
     * @param isRealWord whether a word is one that people write on purpose, and not a misspelling of another
     * @param denied finds what is said not to be there, instead of what is
     */
    List<SafetyMatch> find(List<String> said, Predicate<String> isRealWord, boolean denied) {
        var tokens = withoutHarmless(said);
        var occurrences = occurrences(tokens, isRealWord);
        var whole = wholeReports.kind(said).map(kind -> new SafetyMatch(kind, Certainty.REPORTED, language));
        if (occurrences.isEmpty()) {
            return whole.stream().toList();
        }
        boolean about = occurrences.containsKey(ABOUT);
        var found = new LinkedHashMap<String, SafetyMatch>();
        suspicions.forEach((kind, alternatives) -> {
            if (!about && alternatives.stream().anyMatch(rule -> holds(rule, tokens, occurrences, denied))) {
                found.put(kind, new SafetyMatch(kind, Certainty.SUSPECTED, language));
            }
        });
        rules.forEach((kind, alternatives) -> {
            if (alternatives.stream().anyMatch(rule -> holds(rule, tokens, occurrences, denied))) {
                found.put(kind, new SafetyMatch(kind, about ? Certainty.MENTIONED : Certainty.REPORTED, language));
            }
        });
        whole.ifPresent(match -> found.put(match.kind(), match));
        return List.copyOf(found.values());
    }

    /** Returns whether there is a phrase in which hazard words mean something else, or that only asks about a hazard. */
    boolean holdsHarmless(List<String> said) {
        return IntStream.range(0, said.size()).anyMatch(at -> starting(said.get(at)).stream()
                .anyMatch(phrase -> UNALARMING.contains(phrase.thing()) && matches(phrase, said, at)));
    }

    /** Removes harmless phrases, and clauses that only ask about something. */
    private List<String> withoutHarmless(List<String> said) {
        var left = new ArrayList<String>();
        int clause = 0;
        boolean inquiry = false;
        for (int at = 0; at < said.size();) {
            var word = said.get(at);
            if (word.equals(TextNormalizer.CLAUSE_BREAK) || boundaries.contains(word)) {
                left.subList(inquiry ? clause : left.size(), left.size()).clear();
                clause = left.size();
                inquiry = false;
            }
            int harmless = 0;
            int alarming = 0; // the longer phrase wins: "sewer line" or "sewer line backed up"
            for (var phrase : starting(word)) {
                if (matches(phrase, said, at)) {
                    inquiry |= phrase.thing().equals(INQUIRY);
                    harmless = Math.max(harmless, phrase.thing().equals(HARMLESS) ? phrase.tokens().size() : 0);
                    alarming = Math.max(alarming, UNALARMING.contains(phrase.thing()) ? 0 : phrase.tokens().size());
                }
            }
            boolean keep = alarming > harmless || harmless == 0;
            if (keep) {
                left.add(word);
            }
            at += keep ? 1 : harmless;
        }
        left.subList(inquiry ? clause : left.size(), left.size()).clear();
        return left;
    }

    private List<Phrase> starting(String token) {
        var exact = byFirst.getOrDefault(token, List.of());
        var found = exact;
        for (var phrase : prefixesByInitial.getOrDefault(token.charAt(0), List.of())) {
            if (token.startsWith(phrase.stem())) {
                found = found == exact ? new ArrayList<>(exact) : found;
                found.add(phrase);
            }
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
        return misspellable.stream().filter(phrase -> TextNormalizer.isOneEditApart(token, phrase.stem())).toList();
    }

    private boolean holds(Rule rule, List<String> tokens, Map<String, List<Occurrence>> occurrences, boolean denied) {
        if (!occurrences.keySet().containsAll(rule.things())) {
            return false;
        }
        int span = rule.anywhere() ? tokens.size() : MAX_SPAN;
        return holds(rule.things(), span, denied ? NOTHING_NEGATED : tokens, occurrences, new ArrayList<>())
                && !(denied && holds(rule.things(), span, tokens, occurrences, new ArrayList<>()));
    }

    private boolean holds(List<String> rule, int span, List<String> tokens, Map<String, List<Occurrence>> occurrences,
            List<Occurrence> chosen) {
        if (chosen.size() == rule.size()) {
            return true;
        }
        for (var next : occurrences.getOrDefault(rule.get(chosen.size()), List.of())) {
            if (chosen.stream().allMatch(before -> belongTogether(before, next, span))
                    && !isNegated(tokens, next.from(),
                            chosen.isEmpty() || chosen.stream().allMatch(before -> before.from() > next.from()))) {
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

    /** @param first whether nothing of the same rule precedes it; otherwise only a negation directly before it counts */
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
