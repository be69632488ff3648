package org.curbstop.conversation.understanding.intents;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.curbstop.common.Language;

/**
 * Trains the intent and hazard models of each language during the build. A fifth of the sentences is held back first to find the
 * thresholds; then the model is trained on all of them.
 */
final class IntentModelTrainer {

    private static final long SEED = 20261129;
    private static final double COST = 0.5;
    private static final double TOLERANCE = 0.05;
    /** Each sentence is used twice, so this drops features that come from a single simulated typing error. */
    private static final int MIN_SENTENCES = 2;
    private static final int DEVELOPMENT_SHARE = 5;
    /** Share of development sentences that may open a wrong task. Sentences of strangers are easier: see docs/quality.md. */
    private static final double MAX_ACTED_WRONGLY = 0.02;

    private IntentModelTrainer() {}

    /** @param arguments the class folder, then the tags of the languages that have intents */
    public static void main(String[] arguments) {
        var models = new HashMap<String, Supplier<IntentData>>();
        for (var tag : List.of(arguments).subList(1, arguments.length)) {
            var language = new Language(tag);
            models.put(IntentModel.path(language), () -> IntentData.load(language));
        }
        for (var language : IntentData.languagesWithHazards()) {
            models.put(IntentModel.hazardPath(language), () -> IntentData.hazards(language));
        }
        models.entrySet().parallelStream().forEach(model -> write(arguments[0], model.getKey(), model.getValue().get()));
    }

    private static void write(String folder, String path, IntentData data) {
        if (isUpToDate(path, data)) {
            return;
        }
        var file = Path.of(folder, path);
        try {
            Files.createDirectories(file.getParent());
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                train(data).write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether the model was trained on this data; a file in another format was not. */
    static boolean isUpToDate(String path, IntentData data) {
        try {
            return IntentModel.loadTrained(path).filter(model -> model.digest().equals(data.digest())).isPresent();
        } catch (UncheckedIOException unreadable) {
            return false;
        }
    }

    private record Example(List<String> tokens, int intent) {}

    static IntentModel train(IntentData data) {
        var intents = List.copyOf(data.sentences().keySet());
        var examples = new ArrayList<Example>();
        var development = new ArrayList<Example>();
        for (int intent = 0; intent < intents.size(); intent++) {
            var lines = data.sentences().getOrDefault(intents.get(intent), List.of());
            for (int i = 0; i < lines.size(); i++) {
                (i % DEVELOPMENT_SHARE == 0 ? development : examples).add(new Example(data.tokenizer().apply(lines.get(i)), intent));
            }
        }
        var thresholds = Thresholds.find(fit(data, intents, examples), development);
        examples.addAll(development);
        return thresholds.in(fit(data, intents, examples));
    }

    private static IntentModel fit(IntentData data, List<String> intents, List<Example> examples) {
        var random = new Random(SEED);
        var all = new ArrayList<>(examples);
        // People make typing errors; training on clean sentences alone costs accuracy on theirs.
        examples.forEach(example -> all.add(
                new Example(example.tokens().stream().map(word -> withTypos(word, random)).toList(), example.intent())));
        var rows = all.stream().map(example -> IntentFeatures.of(example.tokens())).toList();
        var frequency = new HashMap<Long, Integer>();
        rows.forEach(row -> List.of(row.words(), row.letters())
                .forEach(part -> part.keySet().forEach(feature -> frequency.merge(feature, 1, Integer::sum))));
        var features = frequency.entrySet().stream().filter(entry -> entry.getValue() >= MIN_SENTENCES).mapToLong(Map.Entry::getKey)
                .sorted()
                .toArray();
        var indexes = new HashMap<Long, Integer>();
        var idf = new float[features.length];
        for (int i = 0; i < features.length; i++) {
            indexes.put(features[i], i);
            idf[i] = (float) (1 + StrictMath.log((1.0 + all.size()) / (1.0 + frequency.getOrDefault(features[i], 0))));
        }
        var problem = new Problem();
        problem.l = all.size();
        problem.n = features.length + 1;
        problem.bias = 1;
        problem.x = rows.stream().map(row -> vector(row, indexes, idf)).toArray(Feature[][]::new);
        problem.y = all.stream().mapToDouble(Example::intent).toArray();
        Linear.disableDebugOutput();
        var linear = Linear.train(problem, new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, TOLERANCE));
        return inBytes(data, intents, linear.getFeatureWeights(), linear.getLabels(), features, idf);
    }

    private static IntentModel inBytes(IntentData data, List<String> intents, double[] learned, int[] labels, long[] features,
            float[] idf) {
        int classes = labels.length;
        double scale = IntStream.range(0, features.length * classes).mapToDouble(i -> Math.abs(learned[i])).max().orElse(1)
                / Byte.MAX_VALUE;
        var weights = new byte[features.length * classes];
        var bias = new double[classes];
        for (int i = 0; i < learned.length; i++) {
            int intent = labels[i % classes];
            if (i < weights.length) {
                weights[i / classes * classes + intent] = (byte) Math.round(learned[i] / scale);
            } else {
                bias[intent] = learned[i];
            }
        }
        return new IntentModel(data.digest(), intents, 1, 1, 1, scale, bias, features, idf, weights);
    }

    /** Scales words and letters to length one each; the last feature is the bias. */
    private static Feature[] vector(IntentFeatures row, Map<Long, Integer> indexes, float[] idf) {
        var nodes = new ArrayList<Feature>();
        for (var part : List.of(row.words(), row.letters())) {
            var found = part.entrySet().stream().filter(entry -> indexes.containsKey(entry.getKey())).toList();
            double length = Math.sqrt(found.stream().mapToDouble(entry -> square(value(entry, indexes, idf))).sum());
            found.forEach(entry -> nodes
                    .add(new FeatureNode(indexes.getOrDefault(entry.getKey(), 0) + 1, value(entry, indexes, idf) / length)));
        }
        nodes.sort(Comparator.comparingInt(Feature::getIndex));
        nodes.add(new FeatureNode(idf.length + 1, 1));
        return nodes.toArray(Feature[]::new);
    }

    private static double value(Map.Entry<Long, Integer> entry, Map<Long, Integer> indexes, float[] idf) {
        return IntentModel.weight(entry.getValue(), idf[indexes.getOrDefault(entry.getKey(), 0)]);
    }

    private static double square(double value) {
        return value * value;
    }

    private static String withTypos(String word, Random random) {
        var letters = new StringBuilder(word);
        for (int i = 1; i < letters.length(); i++) {
            if (random.nextInt(14) == 0 && Character.isLetter(letters.charAt(i))) {
                switch (random.nextInt(3)) {
                    case 0 -> letters.deleteCharAt(i);
                    case 1 -> letters.insert(i, letters.charAt(i));
                    default -> {
                        char swapped = letters.charAt(i - 1);
                        letters.setCharAt(i - 1, letters.charAt(i));
                        letters.setCharAt(i, swapped);
                    }
                }
            }
        }
        return letters.toString();
    }

    /** @param steepness see {@link IntentModel} */
    private record Thresholds(double steepness, double actFrom, double offerFrom) {

        private static final double LIKELY = 0.25;

        static Thresholds find(IntentModel model, List<Example> development) {
            double steepness = IntStream.rangeClosed(4, 40).mapToObj(i -> i / 4.0)
                    .min(Comparator.comparingDouble(candidate -> surprise(model, development, candidate))).orElseThrow();
            var calibrated = new Thresholds(steepness, 1, LIKELY).in(model);
            var wrong = new ArrayList<Double>();
            for (var example : development) {
                var best = calibrated.rank(example.tokens()).getFirst();
                if (!best.intent().equals(IntentData.OTHER) && !best.intent().equals(model.intents().get(example.intent()))) {
                    wrong.add(best.probability());
                }
            }
            wrong.sort(Comparator.reverseOrder());
            int allowed = (int) (MAX_ACTED_WRONGLY * development.size());
            return new Thresholds(steepness, wrong.size() <= allowed ? LIKELY : Math.nextUp(wrong.get(allowed)), LIKELY);
        }

        /** Returns the sum of the negative logarithms of the probabilities of the correct intents. */
        private static double surprise(IntentModel model, List<Example> development, double steepness) {
            var calibrated = new Thresholds(steepness, 1, 1).in(model);
            return development.stream().mapToDouble(example -> -StrictMath.log(1e-9 + calibrated.rank(example.tokens()).stream()
                    .filter(scored -> scored.intent().equals(model.intents().get(example.intent()))).findFirst().orElseThrow()
                            .probability()))
                    .sum();
        }

        IntentModel in(IntentModel model) {
            return new IntentModel(model.digest(), model.intents(), steepness, actFrom, offerFrom, model.scale(), model.bias(),
                    model.features(), model.idf(), model.weights());
        }
    }
}
