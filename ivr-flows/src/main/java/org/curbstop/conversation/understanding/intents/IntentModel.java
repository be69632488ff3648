package org.curbstop.conversation.understanding.intents;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.slf4j.LoggerFactory;

/**
 * Linear model of the intents of one language, or of the hazard kinds, over tf-idf features. It is trained by the build
 * ({@link IntentModelTrainer}) and read from {@code languages/<language>/intents.model} or {@code danger.model} in milliseconds.
 *
 * @param digest digest of the training data: {@link IntentData#digest()}
 * @param steepness factor that turns scores into probabilities, calibrated on the development sentences
 * @param actFrom probability from which the best intent is acted on
 * @param offerFrom probability from which it is offered
 * @param features hashes, ascending
 * @param weights one byte for each feature and intent, in units of {@code scale}
 */
public record IntentModel(String digest, List<String> intents, double steepness, double actFrom, double offerFrom, double scale,
        double[] bias,
        long[] features, float[] idf, byte[] weights) {

    /** Models read by this process; they do not change. */
    private static final Map<String, IntentModel> LOADED = new ConcurrentHashMap<>();

    /** An intent with its probability. */
    public record ScoredIntent(String intent, double probability) {}

    public static IntentModel of(Language language) {
        return LOADED.computeIfAbsent(path(language), path -> load(path, () -> IntentData.load(language)));
    }

    public static IntentModel ofHazards(Language language) {
        return LOADED.computeIfAbsent(hazardPath(language), path -> load(path, () -> IntentData.hazards(language)));
    }

    static String path(Language language) {
        return LanguageFolder.path(language, "intents.model");
    }

    static String hazardPath(Language language) {
        return LanguageFolder.path(language, "danger.model");
    }

    private static IntentModel load(String path, Supplier<IntentData> data) {
        return loadTrained(path).orElseGet(() -> {
            LoggerFactory.getLogger(IntentModel.class).warn("no {}: started from classes that Maven did not build; learning now", path);
            return IntentModelTrainer.train(data.get());
        });
    }

    static Optional<IntentModel> loadTrained(String path) {
        try (InputStream file = IntentModel.class.getClassLoader().getResourceAsStream(path)) {
            return file == null ? Optional.empty() : Optional.of(read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ranks all intents, most probable first. */
    public List<ScoredIntent> rank(List<String> tokens) {
        var scores = scores(IntentFeatures.of(tokens));
        double most = Arrays.stream(scores).max().orElse(0);
        double sum = Arrays.stream(scores).map(score -> Math.exp(steepness * (score - most))).sum();
        return IntStream.range(0, scores.length)
                .mapToObj(i -> new ScoredIntent(intents.get(i), Math.exp(steepness * (scores[i] - most)) / sum))
                .sorted((a, b) -> Double.compare(b.probability(), a.probability())).toList();
    }

    double[] scores(IntentFeatures sentence) {
        var scores = bias.clone();
        add(sentence.words(), scores);
        add(sentence.letters(), scores);
        return scores;
    }

    private void add(Map<Long, Integer> counts, double[] scores) {
        var sums = new double[scores.length];
        double length = 0;
        for (var entry : counts.entrySet()) {
            int at = Arrays.binarySearch(features, entry.getKey());
            if (at >= 0) {
                double value = weight(entry.getValue(), idf[at]);
                length += value * value;
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += value * weights[at * sums.length + i];
                }
            }
        }
        for (int i = 0; i < sums.length && length > 0; i++) {
            scores[i] += sums[i] * scale / Math.sqrt(length);
        }
    }

    /** Returns the damped term frequency times the inverse document frequency. */
    static double weight(int count, double idf) {
        return (1 + Math.log(count)) * idf;
    }

    /** Returns the share of words that occur in the training sentences. */
    public double knownShare(List<String> tokens) {
        int known = 0;
        for (var word : tokens) {
            known += Arrays.binarySearch(features, IntentFeatures.wordFeature(word)) >= 0 ? 1 : 0;
        }
        return tokens.isEmpty() ? 0 : (double) known / tokens.size();
    }

    private static IntentModel read(InputStream file) throws IOException {
        var in = new DataInputStream(new java.io.BufferedInputStream(file, 1 << 16));
        String digest = in.readUTF();
        var intents = new ArrayList<String>();
        for (int left = in.readInt(); left > 0; left--) {
            intents.add(in.readUTF());
        }
        double steepness = in.readDouble();
        double actFrom = in.readDouble();
        double offerFrom = in.readDouble();
        double scale = in.readDouble();
        var bias = new double[intents.size()];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = in.readDouble();
        }
        var features = new long[in.readInt()];
        var idf = new float[features.length];
        for (int i = 0; i < features.length; i++) {
            features[i] = in.readLong();
            idf[i] = in.readFloat();
        }
        return new IntentModel(digest, List.copyOf(intents), steepness, actFrom, offerFrom, scale, bias, features, idf,
                in.readNBytes(features.length * bias.length));
    }

    void write(OutputStream file) throws IOException {
        var out = new DataOutputStream(file);
        out.writeUTF(digest);
        out.writeInt(intents.size());
        for (var intent : intents) {
            out.writeUTF(intent);
        }
        out.writeDouble(steepness);
        out.writeDouble(actFrom);
        out.writeDouble(offerFrom);
        out.writeDouble(scale);
        for (double each : bias) {
            out.writeDouble(each);
        }
        out.writeInt(features.length);
        for (int i = 0; i < features.length; i++) {
            out.writeLong(features[i]);
            out.writeFloat(idf[i]);
        }
        out.write(weights);
        out.flush();
    }
}
