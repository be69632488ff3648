package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;
import org.curbstop.conversation.understanding.SafetyFindings.Certainty;
import org.curbstop.conversation.understanding.SafetyFindings.SafetyMatch;
import org.curbstop.conversation.understanding.intents.IntentData;
import org.curbstop.conversation.understanding.intents.IntentModel;

/**
 * Detects hazards and requests for a person in every language that has a safety lexicon, whether or not the utility supports that language.
 * "No gas smell" is no hazard. Misspellings are tolerated unless they are real words: parking is not sparking.
 */
final class HazardDetector {

    private static final String FILE = "safety.yaml";
    /** A letter outside ASCII or a mark; an emoji or a curly apostrophe says nothing of the language. */
    private static final Pattern MARKED = Pattern.compile("[[\\p{L}\\p{M}]&&[^\\x00-\\x7F]]");
    /** Share of known words above which text without diacritics is in a language that is written that way. */
    private static final double MAX_KNOWN_SHARE = 0.8;
    private static final double MAX_KNOWN_SHARE_OF_OTHERS = 0.5;
    private static final int MIN_WORDS_WITHOUT_MARKS = 3;

    private final Set<String> boundaries = new HashSet<>();
    private final List<LanguageLetters> letters = new ArrayList<>();
    private final List<SafetyLexicon> lexicons = new ArrayList<>();
    /** Lexicons of languages without a word in plain Latin letters. */
    private final List<SafetyLexicon> ofOtherScripts = new ArrayList<>();
    private final List<SafetyLexicon> marked = new ArrayList<>();
    private final List<SafetyLexicon> withoutMarks = new ArrayList<>();
    private final List<IntentModel> models;
    private final HazardClassifier classifier;

    /** @param languages languages whose words are known from the training sentences of their intents */
    HazardDetector(List<Language> languages) {
        models = languages.stream().map(IntentModel::of).toList();
        LanguageFolder.having(FILE).forEach(language -> {
            var yaml = YamlFile.parse(LanguageFolder.path(language, FILE), LanguageFolder.text(language, FILE));
            yaml.finish(() -> {
                load(language, yaml.root());
                return this;
            });
        });
        classifier = new HazardClassifier(languages, boundaries);
    }

    private void load(Language language, YamlMapping root) {
        root.texts("boundaries").stream().map(SafetyTokens::ofModel).filter(word -> word.size() == 1).forEach(boundaries::addAll);
        root.optionalText("letters").ifPresent(pattern -> letters.add(new LanguageLetters(language, Pattern.compile(pattern),
                root.optionalText("letters-of-others").map(Pattern::compile), Math.toIntExact(root.integer("letters-in")))));
        switch (root.textOr("diacritics", "never")) {
            case "always" -> ofOtherScripts.add(lexicon(language, root, wholeReports(root, SafetyTokens::of), SafetyTokens::of));
            case "often" -> {
                marked.add(lexicon(language, root, wholeReports(root, SafetyTokens::withMarks), SafetyTokens::withMarks));
                // A single syllable without marks can be anything, also a name.
                withoutMarks.add(lexicon(language, root, SafetyLexicon.WholeReports.NONE,
                        text -> SafetyTokens.of(SafetyTokens.withoutMarks(text))));
            }
            default -> lexicons.add(lexicon(language, root, wholeReports(root, SafetyTokens::of), SafetyTokens::of));
        }
    }

    /**
     * Letters by which a language is recognized.
     *
     * @param ofOthers letters that other languages of the same script have
     * @param leastWords minimum number of words with such letters
     */
    private record LanguageLetters(Language language, Pattern letter, Optional<Pattern> ofOthers, int leastWords) {

        boolean areIn(String text, List<String> words) {
            long shown = words.stream().filter(word -> letter.matcher(word).find()).count();
            return shown >= leastWords && 2 * shown >= words.size() && ofOthers.filter(others -> others.matcher(text).find()).isEmpty();
        }
    }

    /** Detects the language by its letters, or by its words without diacritics if nearly all of them are known; never by a single word. */
    Optional<Language> detectLanguage(ParsedUtterance utterance) {
        if (MARKED.matcher(utterance.text()).find()) {
            var words = SafetyTokens.withMarks(utterance.text()).stream()
                    .filter(word -> !word.isBlank() && !word.equals(TextNormalizer.CLAUSE_BREAK))
                    .toList();
            var shown = letters.stream().filter(each -> each.areIn(utterance.text(), words)).map(LanguageLetters::language).findFirst();
            if (shown.isPresent()) {
                return shown;
            }
        }
        var tokens = SafetyTokens.ofModel(utterance.text());
        return tokens.size() < MIN_WORDS_WITHOUT_MARKS
                || models.stream().anyMatch(model -> model.knownShare(tokens) > MAX_KNOWN_SHARE_OF_OTHERS)
                ? Optional.empty() : classifier.languageOf(tokens);
    }

    private static SafetyLexicon.WholeReports wholeReports(YamlMapping root, Function<String, List<String>> tokenizer) {
        var whole = root.mapping("whole");
        var byKind = new LinkedHashMap<String, List<List<String>>>();
        for (var hazard : DetectedHazard.values()) {
            byKind.put(hazard.key(), whole.texts(hazard.key()).stream().map(tokenizer).toList());
        }
        return new SafetyLexicon.WholeReports(byKind, tokens(root.texts("fillers"), tokenizer));
    }

    private static SafetyLexicon lexicon(Language language, YamlMapping root, SafetyLexicon.WholeReports wholeReports,
            Function<String, List<String>> tokenizer) {
        var things = new HashMap<String, List<String>>();
        var words = root.mapping("words");
        words.keys().forEach(thing -> things.put(thing, words.texts(thing)));
        things.put(SafetyLexicon.HARMLESS, root.texts("harmless"));
        List.of(SafetyLexicon.ABOUT, SafetyLexicon.INQUIRY).forEach(thing -> things.put(thing, root.texts(thing)));
        var rules = rules(root.mapping("hazards"));
        rules.put(SafetyLexicon.PERSON, rules(root.texts(SafetyLexicon.PERSON)));
        return new SafetyLexicon(language, things, rules, rules(root.mapping("suspected")),
                tokens(root.texts("negations"), tokenizer), tokens(root.texts("boundaries"), tokenizer), root.texts("unsure"), wholeReports,
                tokenizer);
    }

    private static Map<String, List<List<String>>> rules(YamlMapping hazards) {
        var rules = new LinkedHashMap<String, List<List<String>>>();
        for (var hazard : DetectedHazard.values()) {
            rules.put(hazard.key(), rules(hazards.texts(hazard.key())));
        }
        return rules;
    }

    private static List<List<String>> rules(List<String> lines) {
        return lines.stream().map(line -> List.of(line.split(" "))).toList();
    }

    private static Set<String> tokens(List<String> words, Function<String, List<String>> tokenizer) {
        return words.stream().map(word -> String.join("", tokenizer.apply(word))).collect(Collectors.toSet());
    }

    SafetyFindings find(ParsedUtterance utterance) {
        var heard = find(utterance, false);
        return new SafetyFindings(classifier.review(utterance.text(), heard, () -> denies(utterance)));
    }

    /** Returns whether a hazard is named only to say that there is none, or to ask or speak about something else. */
    boolean denies(String text) {
        return denies(ParsedUtterance.of(text));
    }

    private boolean denies(ParsedUtterance utterance) {
        return find(utterance, false).stream().noneMatch(SafetyMatch::isHazard)
                && (!find(utterance, true).isEmpty() || lexiconsFor(utterance).anyMatch(each -> each.lexicon.holdsHarmless(each.tokens)));
    }

    private List<SafetyMatch> find(ParsedUtterance utterance, boolean denied) {
        var found = lexiconsFor(utterance).flatMap(each -> each.lexicon.find(each.tokens, each.isRealWord, denied).stream()).toList();
        return found.size() < 2 ? found : downgradeIfUnsureInAnyLanguage(found);
    }

    /** Downgrades hazards that any language finds only spoken about: languages share words, such as gas, and it knows more of them. */
    private static List<SafetyMatch> downgradeIfUnsureInAnyLanguage(List<SafetyMatch> found) {
        var unsure = found.stream().filter(match -> match.certainty() == Certainty.MENTIONED).map(SafetyMatch::kind)
                .collect(Collectors.toSet());
        return found.stream().map(match -> unsure.contains(match.kind())
                ? new SafetyMatch(match.kind(), Certainty.MENTIONED, match.language()) : match).toList();
    }

    /** @param isRealWord see {@link SafetyLexicon#find} */
    private record SafetyContext(SafetyLexicon lexicon, List<String> tokens, Predicate<String> isRealWord) {}

    private Stream<SafetyContext> lexiconsFor(ParsedUtterance utterance) {
        var tokens = SafetyTokens.of(utterance);
        var plain = lexicons.stream().map(lexicon -> new SafetyContext(lexicon, tokens, this::isRealWord));
        if (MARKED.matcher(utterance.text()).find()) {
            var withMarks = SafetyTokens.withMarks(utterance.text());
            return Stream.of(plain, ofOtherScripts.stream().map(lexicon -> new SafetyContext(lexicon, tokens, this::isRealWord)),
                    marked.stream().map(lexicon -> new SafetyContext(lexicon, withMarks, _ -> true))).flatMap(contexts -> contexts);
        }
        boolean known = models.stream().anyMatch(model -> model.knownShare(tokens) > MAX_KNOWN_SHARE);
        return known ? plain : Stream.concat(plain, withoutMarks.stream().map(lexicon -> new SafetyContext(lexicon, tokens, _ -> true)));
    }

    private boolean isRealWord(String word) {
        return models.stream().anyMatch(model -> model.knownShare(List.of(word)) > 0);
    }

    /**
     * Second opinion on hazards, trained on sentences of each kind in each language. It recognizes wordings that the lexicon does not
     * contain, and those are asked about. {@link SafetyLexicon} gives the first opinion.
     */
    static final class HazardClassifier {

        /** Share of the words that a language must know to count as the language of the text. */
        private static final double MIN_KNOWN_SHARE = 0.5;
        /** Share of the best known language above which another may be meant too; single loanwords do not make a language. */
        private static final double MIN_OF_BEST_SHARE = 0.75;
        /** Shorter texts in plain letters are answers and names; hazards in two words are in the lexicon. */
        private static final int MIN_WORDS = 3;
        /** Chosen on the first half of the second held-out set, where it costs two questions per 150 harmless sentences. */
        private static final double MIN_HAZARD = 0.4;
        private static final double LIKELY = 0.75;
        /** From it, a hazard is asked about although the lexicon finds its words harmless: a detector may also be for sale. */
        private static final double NEARLY_CERTAIN = 0.97;
        /** Below it, hazards found by the lexicon are downgraded. */
        private static final double UNLIKELY = 0.05;
        private static final double MIN_PERSON = 0.5;

        private final Map<Language, IntentModel> models;
        private final Set<Language> withIntents;
        private final Set<String> boundaries;

        /**
         * @param withIntents languages in which a request for a person is an intent of its own
         * @param boundaries words between two parts of a sentence, without diacritics
         */
        HazardClassifier(List<Language> withIntents, Set<String> boundaries) {
            this.boundaries = Set.copyOf(boundaries);
            this.models = IntentData.languagesWithHazards().stream()
                    .collect(Collectors.toMap(language -> language, IntentModel::ofHazards, (one, _) -> one, LinkedHashMap::new));
            this.withIntents = Set.copyOf(withIntents);
        }

        /** Returns the language that knows nearly all of the words. */
        Optional<Language> languageOf(List<String> tokens) {
            return models.entrySet().stream().filter(each -> each.getValue().knownShare(tokens) > MAX_KNOWN_SHARE).map(Map.Entry::getKey)
                    .findFirst();
        }

        /**
         * Reviews the matches of the lexicon.
         *
         * @param heard matches of the lexicon
         * @param denied whether the lexicon finds the hazard words in the text harmless; asked only if it matters
         */
        List<SafetyMatch> review(String text, List<SafetyMatch> heard, BooleanSupplier denied) {
            var tokens = SafetyTokens.ofModel(text);
            if (tokens.isEmpty() || tokens.size() < MIN_WORDS && !MARKED.matcher(text).find()) {
                return heard; // most answers end here
            }
            double known = 0;
            var language = models.keySet().iterator().next();
            for (var each : models.entrySet()) {
                double share = each.getValue().knownShare(tokens);
                language = share > known ? each.getKey() : language;
                known = Math.max(share, known);
            }
            return known < MIN_KNOWN_SHARE ? heard : review(tokens, downgradeIfModelsDoubt(text, tokens, known, heard), denied, language);
        }

        /**
         * Downgrades matches only if no language that knows the words considers them a hazard, since languages share words. An unsure match
         * is dropped if the models also doubt it in each part of the sentence.
         */
        private List<SafetyMatch> downgradeIfModelsDoubt(String text, List<String> tokens, double known, List<SafetyMatch> heard) {
            if (heard.isEmpty()) {
                return heard;
            }
            double enough = Math.max(MIN_KNOWN_SHARE, MIN_OF_BEST_SHARE * known);
            var knowing = models.values().stream().filter(model -> model.knownShare(tokens) >= enough).toList();
            if (mayBeHazard(knowing, tokens)) {
                return heard;
            }
            boolean unlikely = SafetyTokens.parts(text, boundaries).stream().noneMatch(part -> mayBeHazard(knowing, part));
            return heard.stream().filter(match -> !unlikely || !match.isHazard() || match.certainty() == Certainty.REPORTED)
                    .map(HazardClassifier::lessSure).toList();
        }

        private static boolean mayBeHazard(List<IntentModel> models, List<String> tokens) {
            return models.stream().anyMatch(model -> hazardProbability(kinds(model.rank(tokens))) >= UNLIKELY);
        }

        private static List<IntentModel.ScoredIntent> kinds(List<IntentModel.ScoredIntent> ranking) {
            return ranking.stream().filter(kind -> !kind.intent().equals(IntentData.OTHER) && !kind.intent().equals(IntentData.PERSON))
                    .toList();
        }

        private static double hazardProbability(List<IntentModel.ScoredIntent> kinds) {
            return kinds.stream().mapToDouble(IntentModel.ScoredIntent::probability).sum();
        }

        private List<SafetyMatch> review(List<String> tokens, List<SafetyMatch> heard, BooleanSupplier denied, Language language) {
            var ranking = IntentModel.ofHazards(language).rank(tokens);
            var kinds = kinds(ranking);
            double hazard = hazardProbability(kinds);
            var found = new ArrayList<>(heard);
            if (hazard >= MIN_HAZARD && tokens.size() >= MIN_WORDS && found.stream().noneMatch(SafetyMatch::isHazard)) {
                boolean doubted = denied.getAsBoolean();
                if (!doubted || hazard >= NEARLY_CERTAIN) {
                    found.add(new SafetyMatch(kinds.getFirst().intent(),
                            !doubted && hazard >= LIKELY ? Certainty.LIKELY : Certainty.SUSPECTED, language));
                }
            }
            var best = ranking.getFirst();
            if (best.intent().equals(IntentData.PERSON) && best.probability() >= MIN_PERSON && !withIntents.contains(language)
                    && found.stream().allMatch(SafetyMatch::isHazard)) {
                found.add(new SafetyMatch(SafetyLexicon.PERSON, Certainty.REPORTED, language));
            }
            return found;
        }

        /** Downgrades a reported hazard, but not a medical device without power: rare in training, and a question costs vital time. */
        private static SafetyMatch lessSure(SafetyMatch match) {
            return match.isHazard() && match.certainty() == Certainty.REPORTED && !match.kind().equals(DetectedHazard.MEDICAL.key())
                    ? new SafetyMatch(match.kind(), Certainty.MENTIONED, match.language()) : match;
        }
    }
}
