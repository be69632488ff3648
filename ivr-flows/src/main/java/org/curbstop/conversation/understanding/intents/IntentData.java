package org.curbstop.conversation.understanding.intents;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
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
 * {@code = (pay|settle) [my] bill}. The hazard model is trained in the same way from {@code languages/<tag>/danger/<kind>.txt}, with each
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
    /** Folders of the training files of a language. */
    public static final String INTENTS = "intents";
    public static final String HAZARDS = "danger";
    private static final String PHRASE = "=";
    private static final Pattern OTHER_SCRIPT = Pattern.compile("[\\p{IsHan}\\p{IsCyrillic}]");
    private static final String IN_LATIN_LETTERS = "Russian-Latin/BGN; Any-Latin; Latin-ASCII";

    public IntentData(Map<String, List<String>> phrases, Map<String, List<String>> sentences) {
        this(phrases, sentences, MaskedTokens::of);
    }

    /** Returns the languages that have a hazard model. */
    public static List<Language> languagesWithHazards() {
        return LanguageFolder.having(HAZARDS + "/" + OTHER + ".txt");
    }

    /**
     * Loads the training data of the hazard model, in which all sentences of tasks count as harmless. A sentence in another script also
     * counts in Latin letters, as many type it: zapakh gaza, mei qi wei.
     */
    public static IntentData hazards(Language language) {
        var hazards = load(language, HAZARDS);
        if (LanguageFolder.having(INTENTS + "/" + OTHER + ".txt").contains(language)) {
            load(language).sentences().forEach((intent, sentences) -> {
                if (!intent.equals(IntentPrediction.REPORT_HAZARD)) {
                    hazards.sentences().merge(intent.equals(IntentPrediction.TALK_TO_PERSON) ? PERSON : OTHER, sentences,
                            (own, more) -> Stream.concat(own.stream(), more.stream()).toList());
                }
            });
        }
        var latin = Transliterator.getInstance(IN_LATIN_LETTERS);
        hazards.sentences().replaceAll((_, sentences) -> sentences.stream().flatMap(sentence -> OTHER_SCRIPT.matcher(sentence).find()
                ? Stream.of(sentence, latin.transliterate(sentence)) : Stream.of(sentence)).toList());
        return new IntentData(Map.of(), hazards.sentences(), SafetyTokens::ofModel);
    }

    public static IntentData load(Language language) {
        return load(language, INTENTS);
    }

    /** Returns the phrases by intent, without the sentences, which take seconds to generate. */
    public static Map<String, List<String>> phrases(Language language) {
        var phrases = new TreeMap<String, List<String>>();
        lines(language, INTENTS).forEach((intent, lines) -> phrases.put(intent, phrases(lines)));
        return phrases;
    }

    /** Returns the intents that have sentences to learn from, in alphabetical order. */
    public static List<String> intents(Language language) {
        return lines(language, INTENTS).entrySet().stream().filter(lines -> !lines.getValue().stream().allMatch(IntentData::isPhrase))
                .map(Map.Entry::getKey).toList();
    }

    private static List<String> phrases(List<String> lines) {
        return lines.stream().filter(IntentData::isPhrase).map(line -> line.substring(1).strip()).toList();
    }

    private static boolean isPhrase(String line) {
        return line.startsWith(PHRASE);
    }

    private static IntentData load(Language language, String folder) {
        var phrases = new TreeMap<String, List<String>>();
        var sentences = new TreeMap<String, List<String>>();
        lines(language, folder).forEach((intent, lines) -> {
            phrases.put(intent, phrases(lines));
            var examples = lines.stream().filter(line -> !isPhrase(line)).flatMap(line -> SentencePattern.sentences(line).stream())
                    .toList();
            if (!examples.isEmpty()) {
                sentences.put(intent, examples);
            }
        });
        if (sentences.isEmpty()) {
            throw new IllegalStateException(
                    "no sentences in " + LanguageFolder.path(language, folder) + ": each language needs some to learn from");
        }
        return new IntentData(phrases, sentences);
    }

    private static Map<String, List<String>> lines(Language language, String folder) {
        var lines = new TreeMap<String, List<String>>(); // the order of intents must not depend on the file system
        LanguageFolder.texts(language, folder).forEach((name, text) -> lines.put(name.replace(".txt", ""),
                text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList()));
        return lines;
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
