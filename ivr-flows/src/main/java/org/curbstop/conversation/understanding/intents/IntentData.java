package org.curbstop.conversation.understanding.intents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.curbstop.common.Language;
import org.curbstop.common.Sha256Digest;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.understanding.MaskedTokens;
import org.curbstop.conversation.understanding.TextNormalizer;

/**
 * What is known of the intents of a language, {@code languages/<tag>/intents/<intent>.txt}. A line is a sentence of a person, to learn
 * from. A line after {@code =} is a phrase that always means the intent as the whole message. Both may have alternatives:
 * {@code = (pay|settle) [my] bill}.
 *
 * @param phrases by intent, not expanded
 * @param sentences by intent
 */
public record IntentData(Map<String, List<String>> phrases, Map<String, List<String>> sentences) {

    public static final String OTHER = IntentPrediction.OTHER;
    private static final String PHRASE = "=";

    public static IntentData load(Language language) {
        var phrases = new TreeMap<String, List<String>>(); // the order of intents must not depend on the file system
        var sentences = new TreeMap<String, List<String>>();
        LanguageFolder.texts(language, "intents").forEach((name, text) -> {
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
                    "no sentences in " + LanguageFolder.path(language, "intents") + ": each language needs some to learn from");
        }
        return new IntentData(phrases, sentences);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }

    /** A digest of all sentences and of the classes that learn from them, to tell whether a model is up to date. */
    String digest() {
        var digest = new Sha256Digest().add(sentences.toString());
        for (var code : List.of(IntentModelTrainer.class, IntentModel.class, IntentFeatures.class, MaskedTokens.class, TextNormalizer.class)) {
            try (var classFile = code.getResourceAsStream(code.getSimpleName() + ".class")) {
                digest.add(Objects.requireNonNull(classFile).readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return digest.hex();
    }
}
