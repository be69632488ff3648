package org.curbstop.conversation.understanding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.curbstop.common.Language;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.understanding.LabeledSentences.Sentence;
import org.curbstop.conversation.understanding.intents.IntentData;
import org.springframework.core.io.ClassPathResource;

/** Runs nlp.js from npm, with its default threshold, on the same training and test sentences. */
final class NlpJsComparison {

    private static final Path FOLDER = Path.of("target", "nlp-js").toAbsolutePath();
    private static final List<String> PACKAGES = List.of("@nlpjs/basic@4.27.0", "@nlpjs/lang-en@4.26.1", "@nlpjs/lang-es@4.26.1");
    private static final String NO_INTENT = "None";

    /** @param intents predicted intents, in the order of the sentences; "other" where there is none */
    record Result(List<String> intents, List<Double> millis, double megabytes) {

        /** Returns whether the intent would open a task. */
        static boolean isTask(String intent) {
            return !intent.equals(IntentData.OTHER);
        }
    }

    private NlpJsComparison() {}

    /** @return empty, after printing the reason, if node, npm or the npm registry is not available */
    @SuppressWarnings("SystemOut")
    static Optional<Result> of(Language language, List<Sentence> sentences) {
        try {
            Files.createDirectories(FOLDER);
            if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
                var install = new ArrayList<>(List.of("npm", "install", "--prefix", FOLDER.toString(), "--no-audit", "--no-fund"));
                install.addAll(PACKAGES);
                run(install, "");
            }
            var script = FOLDER.resolve("nlp-js.mjs");
            Files.write(script, new ClassPathResource("understanding/nlp-js.mjs").getContentAsByteArray());
            var train = IntentData.load(language).sentences().entrySet().stream()
                    .flatMap(intent -> intent.getValue().stream().map(text -> List.of(intent.getKey(), text))).toList();
            var asked = new Document(Map.of("folder", FOLDER.toString(), "language", language.tag(), "train", train, "test",
                    sentences.stream().map(Sentence::text).toList()));
            var answer = Document.parse(run(List.of("node", "--expose-gc", script.toString()), asked.toJson()));
            return Optional.of(new Result(answer.getList("taken", String.class).stream().map(NlpJsComparison::named).toList(),
                    answer.getList("millis", Number.class).stream().map(Number::doubleValue).toList(),
                    answer.get("megabytes", Number.class).doubleValue()));
        } catch (IOException absent) {
            System.err.println("nlp.js is not compared: it needs node and npm with a registry (" + absent.getMessage() + ")");
            return Optional.empty();
        }
    }

    private static String named(String intent) {
        return intent.equals(NO_INTENT) ? IntentPrediction.OTHER : intent;
    }

    private static String run(List<String> command, String input) throws IOException {
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var writer = process.outputWriter()) {
            writer.write(input);
        }
        try (var reader = process.inputReader()) {
            String output = reader.readAllAsString();
            if (process.waitFor() != 0) {
                throw new IOException(command.getFirst() + " failed");
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
