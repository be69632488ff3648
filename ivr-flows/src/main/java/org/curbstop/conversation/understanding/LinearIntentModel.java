package org.curbstop.conversation.understanding;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.curbstop.common.Language;

/** The intent model of one language: a linear support vector machine, trained on the grammars at startup. */
final class LinearIntentModel {

    /** The label of sentences that are none of our tasks. */
    static final String OTHER = "other";

    private static final long SEED = 20261122;
    private static final double COST = 0.5;
    private static final double TOLERANCE = 0.05;

    private final List<String> tasks;
    private final double[] weights;
    private final Map<String, String> keywords;
    private final KnownPhraseIndex phrases;
    private final Set<String> vocabulary;

    /** @param score of the best, @param lead over the second, @param known share of the words that the grammars have */
    record IntentRanking(List<String> tasks, double score, double lead, double known) {}

    private LinearIntentModel(List<String> tasks, double[] weights, Map<String, String> keywords, KnownPhraseIndex phrases,
            Set<String> vocabulary) {
        this.tasks = tasks;
        this.weights = weights;
        this.keywords = keywords;
        this.phrases = phrases;
        this.vocabulary = vocabulary;
    }

    static LinearIntentModel train(Language language) {
        var grammar = IntentGrammars.load(language, SEED);
        var random = new Random(SEED);
        var tasks = List.copyOf(grammar.sentences().keySet());
        var rows = new ArrayList<Feature[]>();
        var labels = new ArrayList<Double>();
        var vocabulary = new HashSet<String>();
        for (int task = 0; task < tasks.size(); task++) {
            for (var sentence : grammar.sentences().getOrDefault(tasks.get(task), List.of())) {
                var words = FeatureHasher.maskedTokens(sentence);
                vocabulary.addAll(words);
                rows.add(featureVector(words));
                labels.add((double) task);
                // People make typing errors; training on clean sentences alone costs ten points on theirs.
                rows.add(featureVector(FeatureHasher.maskedTokens(withTypos(sentence, random))));
                labels.add((double) task);
            }
        }
        return new LinearIntentModel(tasks, trainWeights(rows, labels, tasks.size()), grammar.keywords(),
                new KnownPhraseIndex(LanguageLexicon.load(language), grammar.lines()), vocabulary);
    }

    private static double[] trainWeights(List<Feature[]> rows, List<Double> labels, int classes) {
        var problem = new Problem();
        problem.l = rows.size();
        problem.n = FeatureHasher.SIZE;
        problem.x = rows.toArray(new Feature[0][]);
        problem.y = labels.stream().mapToDouble(Double::doubleValue).toArray();
        Linear.disableDebugOutput();
        var model = Linear.train(problem, new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, TOLERANCE));
        var featureWeights = model.getFeatureWeights();
        var labelled = model.getLabels();
        var weights = new double[featureWeights.length];
        for (int i = 0; i < featureWeights.length; i++) {
            weights[i / classes * classes + labelled[i % classes]] = featureWeights[i];
        }
        return weights;
    }

    private static Feature[] featureVector(List<String> words) {
        var indexes = FeatureHasher.indexesOf(words);
        double value = 1 / Math.sqrt(indexes.length);
        return IntStream.of(indexes).mapToObj(index -> new FeatureNode(index, value)).toArray(Feature[]::new);
    }

    private static String withTypos(String sentence, Random random) {
        var letters = new StringBuilder(sentence);
        for (int i = 1; i < letters.length() - 1; i++) {
            if (random.nextInt(14) == 0 && Character.isLetter(letters.charAt(i)) && Character.isLetter(letters.charAt(i - 1))) {
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

    /** The task for which these words are a known phrase, or empty. */
    String exactTask(String text) {
        var keyword = keywords.getOrDefault(TextNormalizer.normalize(text), "");
        return keyword.isEmpty() ? phrases.taskOf(text) : keyword;
    }

    IntentRanking rank(String text) {
        var words = FeatureHasher.maskedTokens(text);
        var indexes = FeatureHasher.indexesOf(words);
        double value = 1 / Math.sqrt(indexes.length);
        var scores = new double[tasks.size()];
        for (int index : indexes) {
            for (int task = 0; task < scores.length; task++) {
                scores[task] += weights[(index - 1) * scores.length + task] * value;
            }
        }
        var order = IntStream.range(0, scores.length).boxed().sorted((a, b) -> Double.compare(scores[b], scores[a])).toList();
        double known = words.isEmpty() ? 0 : (double) words.stream().filter(this::isInVocabulary).count() / words.size();
        return new IntentRanking(order.stream().map(tasks::get).toList(), scores[order.getFirst()],
                scores[order.getFirst()] - scores[order.get(1)], known);
    }

    private boolean isInVocabulary(String word) {
        return !word.equals(FeatureHasher.NUMBER) && (vocabulary.contains(word) || word.length() >= 5
                && vocabulary.stream().anyMatch(known -> known.length() >= 5 && TextNormalizer.isOneEditApart(word, known)));
    }
}
