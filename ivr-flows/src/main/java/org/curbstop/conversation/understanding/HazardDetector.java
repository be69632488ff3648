package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;
import org.curbstop.conversation.understanding.SafetyFindings.Certainty;
import org.curbstop.conversation.understanding.SafetyFindings.SafetyMatch;
import org.curbstop.conversation.understanding.intents.IntentModel;

/**
 * Detects danger, and the wish for a person, in every language that has words for it, whether or not the utility speaks that language. "No
 * gas smell" is none. Typing errors are read over, unless they make another word that people use: parking is not sparking.
 */
final class HazardDetector {

    private static final String FILE = "safety.yaml";
    private static final Pattern MARKED = Pattern.compile("[^\\x00-\\x7F]");
    /** Above it, words without marks are of a language that is written so. */
    private static final double MAX_KNOWN_SHARE = 0.8;

    private final List<SafetyLexicon> lexicons = new ArrayList<>();
    /** Of languages that have no word in plain letters. */
    private final List<SafetyLexicon> ofOtherScripts = new ArrayList<>();
    private final List<SafetyLexicon> marked = new ArrayList<>();
    private final List<SafetyLexicon> withoutMarks = new ArrayList<>();
    private final List<IntentModel> models;

    /** @param languages whose words are known from the sentences of their intents */
    HazardDetector(List<Language> languages) {
        models = languages.stream().map(IntentModel::of).toList();
        LanguageFolder.having(FILE).forEach(language -> {
            var yaml = YamlFile.parse(LanguageFolder.path(language, FILE), LanguageFolder.text(language, FILE));
            yaml.finish(() -> {
                load(language, yaml.root());
                return this;
            });
        });
    }

    private void load(Language language, YamlMapping root) {
        switch (root.textOr("marks", "never")) {
            case "always" -> ofOtherScripts.add(lexicon(language, root, SafetyTokens::of));
            case "often" -> {
                marked.add(lexicon(language, root, SafetyTokens::withMarks));
                withoutMarks.add(lexicon(language, root, text -> SafetyTokens.of(SafetyTokens.withoutMarks(text))));
            }
            default -> lexicons.add(lexicon(language, root, SafetyTokens::of));
        }
    }

    private static SafetyLexicon lexicon(Language language, YamlMapping root, Function<String, List<String>> tokenizer) {
        var things = new HashMap<String, List<String>>();
        var words = root.mapping("words");
        words.keys().forEach(thing -> things.put(thing, words.texts(thing)));
        things.put(SafetyLexicon.HARMLESS, root.texts("harmless"));
        List.of(SafetyLexicon.ABOUT, SafetyLexicon.INQUIRY).forEach(thing -> things.put(thing, root.texts(thing)));
        var rules = rules(root.mapping("hazards"));
        rules.put(SafetyLexicon.PERSON, rules(root.texts(SafetyLexicon.PERSON)));
        return new SafetyLexicon(language, things, rules, rules(root.mapping("suspected")),
                tokens(root.texts("negations"), tokenizer), tokens(root.texts("boundaries"), tokenizer), root.texts("unsure"), tokenizer);
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
        return new SafetyFindings(find(utterance, false));
    }

    /** Whether a hazard is named only to say that there is none, or to ask or speak about something else. */
    boolean denies(String text) {
        var utterance = ParsedUtterance.of(text);
        return find(utterance, false).stream().allMatch(match -> match.kind().equals(SafetyLexicon.PERSON))
                && (!find(utterance, true).isEmpty()
                        || lexicons.stream().anyMatch(lexicon -> lexicon.holdsHarmless(SafetyTokens.of(utterance))));
    }

    private List<SafetyMatch> find(ParsedUtterance utterance, boolean denied) {
        var found = new ArrayList<SafetyMatch>();
        var text = utterance.text();
        var tokens = SafetyTokens.of(utterance);
        lexicons.forEach(lexicon -> found.addAll(lexicon.find(tokens, this::isRealWord, denied)));
        if (MARKED.matcher(text).find()) {
            ofOtherScripts.forEach(lexicon -> found.addAll(lexicon.find(tokens, this::isRealWord, denied)));
            marked.forEach(lexicon -> found.addAll(lexicon.find(SafetyTokens.withMarks(text), word -> true, denied)));
        } else if (models.stream().noneMatch(model -> model.knownShare(tokens) > MAX_KNOWN_SHARE)) {
            withoutMarks.forEach(lexicon -> found.addAll(lexicon.find(tokens, word -> true, denied)));
        }
        return found.size() < 2 ? found : asUnsureAsAnyLanguage(found);
    }

    /** Languages share words, such as gas: one in which the same words are unsure knows more of them. */
    private static List<SafetyMatch> asUnsureAsAnyLanguage(List<SafetyMatch> found) {
        var unsure = found.stream().filter(match -> match.certainty() == Certainty.SPOKEN_ABOUT).map(SafetyMatch::kind)
                .collect(Collectors.toSet());
        return found.stream().map(match -> unsure.contains(match.kind())
                ? new SafetyMatch(match.kind(), Certainty.SPOKEN_ABOUT, match.language()) : match).toList();
    }

    private boolean isRealWord(String word) {
        return models.stream().anyMatch(model -> model.knownShare(List.of(word)) > 0);
    }
}
