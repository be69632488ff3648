package org.curbstop.conversation.understanding;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.curbstop.common.Language;

/**
 * Which task a sentence is about: a linear support vector machine on words, word pairs and pieces of words, trained at start on the
 * sentences that the intent files stand for, and on copies of them with typing mistakes.
 */
final class Classifier {

    private static final List<String> INTENTS = List.of(
            "pay-bill", "check-balance", "report-outage", "outage-status", "talk-to-person", "explain-bill", "start-service", "stop-service",
            "move-service", "arrange-payment", "find-assistance", "report-leak", "book-visit", "other");
    private static final int MOST_OF_A_TEMPLATE = 30;
    private static final int MOST_OF_AN_INTENT = 160;
    private static final long SEED = 20_261_122L;

    /** @param known share of the words that the training sentences have, 0 to 1 */
    record Scores(Map<String, Double> byIntent, double known) {}

    private final Model model;
    private final Map<String, Integer> features = new HashMap<>();
    private final Set<String> vocabulary = new HashSet<>();

    private Classifier(Function<String, List<String>> sentences) {
        List<Feature[]> rows = new ArrayList<>();
        List<Double> labels = new ArrayList<>();
        var noise = new Random(SEED);
        for (int label = 0; label < INTENTS.size(); label++) {
            for (String sentence : sentences.apply(INTENTS.get(label))) {
                vocabulary.addAll(Plain.words(sentence));
                for (String variant : List.of(sentence, mistyped(sentence, noise))) {
                    rows.add(row(variant, true));
                    labels.add((double) label);
                }
            }
        }
        var problem = new Problem();
        problem.l = rows.size();
        problem.n = features.size();
        problem.x = rows.toArray(Feature[][]::new);
        problem.y = labels.stream().mapToDouble(Double::doubleValue).toArray();
        Linear.disableDebugOutput();
        this.model = Linear.train(problem, new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, 0.5, 0.02));
    }

    static Classifier of(Language language) {
        return new Classifier(intent -> {
            List<String> all = new ArrayList<>();
            String file = Lexicon.resource("understanding/" + language + "/" + intent + ".txt");
            file.lines().filter(line -> !line.isBlank()).forEach(line -> all.addAll(Grammar.some(line, MOST_OF_A_TEMPLATE, SEED)));
            Collections.shuffle(all, new Random(SEED));
            return all.subList(0, Math.min(MOST_OF_AN_INTENT, all.size()));
        });
    }

    Scores scores(String said) {
        double[] values = new double[INTENTS.size()];
        Linear.predictValues(model, row(said, false), values);
        Map<String, Double> byIntent = new HashMap<>();
        int[] labels = model.getLabels();
        for (int i = 0; i < labels.length; i++) {
            byIntent.put(INTENTS.get(labels[i]), values[i]);
        }
        List<String> words = Plain.words(said);
        double known = words.isEmpty() ? 0 : (double) words.stream().filter(vocabulary::contains).count() / words.size();
        return new Scores(byIntent, known);
    }

    private Feature[] row(String sentence, boolean learning) {
        Map<Integer, Double> counts = new TreeMap<>();
        for (String name : names(sentence)) {
            Integer index = learning ? features.computeIfAbsent(name, n -> features.size() + 1) : features.get(name);
            if (index != null) {
                counts.put(index, 1.0);
            }
        }
        double length = Math.sqrt(counts.size());
        return counts.entrySet().stream().map(e -> new FeatureNode(e.getKey(), e.getValue() / length)).toArray(Feature[]::new);
    }

    private static List<String> names(String sentence) {
        List<String> words = Plain.words(sentence).stream().map(word -> word.matches(".*\\d.*") ? "#" : word).toList();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            names.add(words.get(i));
            names.add((i == 0 ? "^" : words.get(i - 1)) + " " + words.get(i));
            String word = "<" + words.get(i) + ">";
            for (int length = 3; length <= 4; length++) {
                for (int from = 0; from + length <= word.length(); from++) {
                    names.add("~" + word.substring(from, from + length));
                }
            }
        }
        return names;
    }

    /** One slip of the finger in a word of four letters or more: two letters swapped, one left out or doubled. */
    static String mistyped(String sentence, Random random) {
        String[] words = sentence.split(" ");
        int at = random.nextInt(words.length);
        String word = words[at];
        if (word.length() >= 4) {
            int i = 1 + random.nextInt(word.length() - 2);
            words[at] = switch (random.nextInt(3)) {
                case 0 -> word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);
                case 1 -> word.substring(0, i) + word.substring(i + 1);
                default -> word.substring(0, i) + word.charAt(i) + word.substring(i);
            };
        }
        return String.join(" ", words);
    }
}
