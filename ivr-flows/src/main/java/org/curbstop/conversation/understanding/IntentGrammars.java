package org.curbstop.conversation.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.curbstop.common.Language;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The grammars on which the intent model is trained, {@code intents/<language>/<task>.txt}. A line is a sentence with alternatives: {@code
 * (pay|settle) [my] bill}; {@code = out} is a keyword: as the whole message it always means the task; {@code #} starts a comment.
 */
final class IntentGrammars {

    private static final int MAX_SENTENCES = 200;
    private static final int MAX_TRIES = 2000;

    private IntentGrammars() {}

    /**
     * @param sentences expanded sentences by task
     * @param keywords tasks by keyword
     * @param lines unexpanded lines by task
     */
    record IntentGrammar(Map<String, List<String>> sentences, Map<String, String> keywords, Map<String, List<String>> lines) {}

    static IntentGrammar load(Language language, long seed) {
        var sentences = new LinkedHashMap<String, List<String>>();
        var keywords = new LinkedHashMap<String, String>();
        var written = new LinkedHashMap<String, List<String>>();
        var random = new Random(seed);
        try {
            // Use our own class loader: that of a common-pool thread cannot read inside the packaged jar.
            for (var file : new PathMatchingResourcePatternResolver(IntentGrammars.class.getClassLoader())
                    .getResources("classpath*:intents/" + language.tag() + "/*.txt")) {
                var task = String.valueOf(file.getFilename()).replace(".txt", "");
                var lines = file.getContentAsString(StandardCharsets.UTF_8).lines().map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
                lines.stream().filter(line -> line.startsWith("="))
                        .forEach(line -> keywords.put(TextNormalizer.normalize(line.substring(1)), task));
                var plain = lines.stream().map(line -> line.replaceFirst("^=", "").strip()).toList();
                written.put(task, plain);
                sentences.put(task, expandAll(plain, random));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (sentences.isEmpty()) {
            throw new IllegalStateException("no intents/" + language.tag() + "/*.txt: each language needs its grammars");
        }
        return new IntentGrammar(sentences, keywords, written);
    }

    /** Expands every line at least once, then random ones until there are enough. */
    private static List<String> expandAll(List<String> lines, Random random) {
        Set<String> all = new LinkedHashSet<>();
        for (var line : lines) {
            all.add(expandOnce(line, random));
        }
        for (int i = 0; i < MAX_TRIES && all.size() < MAX_SENTENCES; i++) {
            all.add(expandOnce(lines.get(random.nextInt(lines.size())), random));
        }
        return new ArrayList<>(all);
    }

    private static String expandOnce(String line, Random random) {
        var text = new StringBuilder();
        expand(line, 0, text, random, true);
        return text.toString().replaceAll("\\s+", " ").strip();
    }

    /** Reads up to the closing bracket and picks one of the alternatives. */
    private static int expand(String line, int from, StringBuilder into, Random random, boolean outermost) {
        var alternatives = new ArrayList<StringBuilder>(List.of(new StringBuilder()));
        int at = from;
        while (at < line.length() && ")]".indexOf(line.charAt(at)) < 0) {
            char c = line.charAt(at);
            if (c == '(' || c == '[') {
                var inner = new StringBuilder();
                at = expand(line, at + 1, inner, random, false);
                if (c == '(' || random.nextBoolean()) {
                    alternatives.getLast().append(inner);
                }
            } else if (c == '|' && !outermost) {
                alternatives.add(new StringBuilder());
            } else {
                alternatives.getLast().append(c);
            }
            at++;
        }
        into.append(alternatives.get(random.nextInt(alternatives.size())));
        return at;
    }
}
