package org.curbstop.conversation.understanding.intents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.common.Sha256Digest;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.understanding.MaskedTokens;
import org.curbstop.conversation.understanding.SafetyTokens;

/**
 * Training sentences and known phrases of a language by intent, from {@code languages/<tag>/intents/<intent>.txt}. A line is a training
 * sentence. A line after {@code =} is a phrase that always means the intent as the whole message. Both may have alternatives:
 * {@code = (pay|settle) [my] bill}. The danger model is trained in the same way from {@code languages/<tag>/danger/<kind>.txt}, with each
 * kind of hazard and requests for a person, also in languages without intents.
 *
 * @param phrases by intent, not expanded
 * @param sentences by intent
 * @param tokenizer splits a sentence into words, at build as at run time
 */
public record IntentData(Map<String, List<String>> phrases, Map<String, List<String>> sentences, Function<String, List<String>> tokenizer) {

    public static final String OTHER = IntentPrediction.OTHER;
    /** Name of requests for a person among the hazard kinds. */
    public static final String PERSON = "person";
    private static final String INTENTS = "intents";
    private static final String DANGER = "danger";
    private static final String PHRASE = "=";

    public IntentData(Map<String, List<String>> phrases, Map<String, List<String>> sentences) {
        this(phrases, sentences, MaskedTokens::of);
    }

    /** Returns the languages that have a danger model. */
    public static List<Language> languagesOfDanger() {
        return LanguageFolder.having(DANGER + "/" + OTHER + ".txt");
    }

    /** Loads the training data of the danger model, in which all sentences of tasks count as harmless. */
    public static IntentData danger(Language language) {
        var danger = load(language, DANGER);
        if (LanguageFolder.having(INTENTS + "/" + OTHER + ".txt").contains(language)) {
            load(language).sentences().forEach((intent, sentences) -> {
                if (!intent.equals(IntentPrediction.REPORT_HAZARD)) {
                    danger.sentences().merge(intent.equals(IntentPrediction.TALK_TO_PERSON) ? PERSON : OTHER, sentences,
                            (own, more) -> Stream.concat(own.stream(), more.stream()).toList());
                }
            });
        }
        return new IntentData(Map.of(), danger.sentences(), SafetyTokens::ofModel);
    }

    public static IntentData load(Language language) {
        return load(language, INTENTS);
    }

    private static IntentData load(Language language, String folder) {
        var phrases = new TreeMap<String, List<String>>(); // the order of intents must not depend on the file system
        var sentences = new TreeMap<String, List<String>>();
        LanguageFolder.texts(language, folder).forEach((name, text) -> {
            String intent = name.replace(".txt", "");
            List<String> lines = lines(text);
            phrases.put(intent, lines.stream().filter(line -> line.startsWith(PHRASE)).map(line -> line.substring(1).strip()).toList());
            var learnt = lines.stream().filter(line -> !line.startsWith(PHRASE)).flatMap(line -> SentencePattern.sentences(line).stream())
                    .toList();
            if (!learnt.isEmpty()) {
                sentences.put(intent, learnt);
            }
        });
        if (sentences.isEmpty()) {
            throw new IllegalStateException(
                    "no sentences in " + LanguageFolder.path(language, folder) + ": each language needs some to learn from");
        }
        return new IntentData(phrases, sentences);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }

    /** Returns a digest of the words of all sentences and of the classes that train on them, to tell whether a model is up to date. */
    String digest() {
        var digest = new Sha256Digest();
        sentences.forEach((intent, lines) -> digest.add(intent).add(lines.stream().map(tokenizer).toList().toString()));
        for (var code : List.of(IntentModelTrainer.class, IntentModel.class, IntentFeatures.class)) {
            try (var classFile = code.getResourceAsStream(code.getSimpleName() + ".class")) {
                digest.add(Objects.requireNonNull(classFile).readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return digest.hex();
    }
}
