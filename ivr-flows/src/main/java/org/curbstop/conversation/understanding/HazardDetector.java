package org.curbstop.conversation.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Detects danger, and the wish for a person, in every language that has words for it, whether or not the utility speaks that language. "No
 * gas smell" is none. Typing errors are read over, unless they make another word that people use: parking is not sparking.
 */
final class HazardDetector {

    private static final Pattern MARKED = Pattern.compile("[^\\x00-\\x7F]");
    /** Above it, words without marks are of a language that is written so. */
    private static final double MAX_KNOWN_SHARE = 0.5;

    private final List<SafetyLexicon> lexicons = new ArrayList<>();
    private final List<SafetyLexicon> marked = new ArrayList<>();
    private final List<SafetyLexicon> withoutMarks = new ArrayList<>();
    private final List<IntentModel> models;
    /** A turn asks for the same words several times. */
    private volatile LastMatches lastMatches = new LastMatches("", Set.of());

    private record LastMatches(String text, Set<SafetyLexicon.SafetyMatch> matches) {}

    /** @param languages whose words are known from the sentences of their intents */
    HazardDetector(List<Language> languages) {
        models = languages.stream().map(IntentModel::of).toList();
        try {
            for (var file : new PathMatchingResourcePatternResolver(HazardDetector.class.getClassLoader())
                    .getResources("classpath*:languages/*/safety.yaml")) {
                var yaml = YamlFile.parse(file.getURL().getPath(), file.getContentAsString(StandardCharsets.UTF_8));
                yaml.finish(() -> {
                    load(yaml.root());
                    return this;
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(YamlMapping root) {
        if (root.textOr("marks", "false").equals("true")) {
            marked.add(lexicon(root, SafetyTokens::withMarks));
            withoutMarks.add(lexicon(root, text -> SafetyTokens.of(SafetyTokens.withoutMarks(text))));
        } else {
            lexicons.add(lexicon(root, SafetyTokens::of));
        }
    }

    private static SafetyLexicon lexicon(YamlMapping root, Function<String, List<String>> tokenizer) {
        var things = new HashMap<String, List<String>>();
        var words = root.mapping("words");
        words.keys().forEach(thing -> things.put(thing, words.texts(thing)));
        things.put(SafetyLexicon.HARMLESS, root.texts("harmless"));
        things.put(SafetyLexicon.ABOUT, root.texts("about"));
        var rules = new LinkedHashMap<String, List<List<String>>>();
        var hazards = root.mapping("hazards");
        for (var hazard : DetectedHazard.values()) {
            rules.put(hazard.key(), rules(hazards.texts(hazard.key())));
        }
        rules.put(SafetyLexicon.PERSON, rules(root.texts(SafetyLexicon.PERSON)));
        return new SafetyLexicon(things, rules, tokens(root.texts("negations"), tokenizer), tokens(root.texts("boundaries"), tokenizer),
                root.texts("unsure"), tokenizer);
    }

    private static List<List<String>> rules(List<String> lines) {
        return lines.stream().map(line -> List.of(line.split(" "))).toList();
    }

    private static Set<String> tokens(List<String> words, Function<String, List<String>> tokenizer) {
        return words.stream().map(word -> String.join("", tokenizer.apply(word))).collect(Collectors.toSet());
    }

    /** A hazard that somebody reports. */
    Optional<DetectedHazard> detect(String text) {
        return hazard(text, true);
    }

    /** Something of which it is not sure whether it is reported: "how long does a carbon monoxide alarm last". */
    Optional<DetectedHazard> suspect(String text) {
        return hazard(text, false);
    }

    private Optional<DetectedHazard> hazard(String text, boolean certain) {
        var kinds = find(text).stream().filter(match -> match.certain() || !certain).map(SafetyLexicon.SafetyMatch::kind)
                .collect(Collectors.toSet());
        return java.util.Arrays.stream(DetectedHazard.values()).filter(hazard -> kinds.contains(hazard.key())).findFirst();
    }

    /** Whether a hazard is named only to say that there is none. */
    boolean denies(String text) {
        return find(text).isEmpty() && !find(text, true).isEmpty();
    }

    boolean wantsPerson(String text) {
        return find(text).stream().anyMatch(match -> match.kind().equals(SafetyLexicon.PERSON));
    }

    private Set<SafetyLexicon.SafetyMatch> find(String text) {
        var last = lastMatches;
        if (!last.text().equals(text)) {
            last = new LastMatches(text, find(text, false));
            lastMatches = last;
        }
        return last.matches();
    }

    private Set<SafetyLexicon.SafetyMatch> find(String text, boolean denied) {
        var found = new LinkedHashSet<SafetyLexicon.SafetyMatch>();
        var tokens = SafetyTokens.of(text);
        lexicons.forEach(lexicon -> found.addAll(lexicon.find(tokens, this::isRealWord, denied)));
        if (MARKED.matcher(text).find()) {
            marked.forEach(lexicon -> found.addAll(lexicon.find(SafetyTokens.withMarks(text), word -> true, denied)));
        } else if (models.stream().noneMatch(model -> model.knownShare(tokens) > MAX_KNOWN_SHARE)) {
            withoutMarks.forEach(lexicon -> found.addAll(lexicon.find(tokens, word -> true, denied)));
        }
        return found;
    }

    private boolean isRealWord(String word) {
        return models.stream().anyMatch(model -> model.knownShare(List.of(word)) > 0);
    }
}
