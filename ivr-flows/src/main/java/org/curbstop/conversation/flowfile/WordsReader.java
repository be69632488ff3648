package org.curbstop.conversation.flowfile;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.curbstop.common.Language;

/** Reads the wordings of one language, file by file. */
final class WordsReader {

    private static final String ALL = "all";
    private static final String SAID = "said";
    private static final Set<String> VARIANTS = Set.of(ALL, "voice", "text", "chat", "page");
    private static final Set<String> PARTS = Set.of("ask", "again", "hint", "label", "error");

    private final Language language;
    private final List<Problem> problems;
    private final Map<String, Wording> wordings = new HashMap<>();
    private final Map<String, List<String>> said = new HashMap<>();

    WordsReader(Language language, List<Problem> problems) {
        this.language = language;
        this.problems = problems;
    }

    WordsReader file(String flow, String file, String text) {
        var yaml = YamlMap.read(file, text, problems);
        for (var step : yaml.names()) {
            entry(yaml, step, flow + "." + step);
        }
        return this;
    }

    Words words() {
        return new Words(language, wordings, said);
    }

    private void entry(YamlMap yaml, String step, String key) {
        if (!yaml.isMap(step) || VARIANTS.containsAll(yaml.map(step).names())) {
            wording(yaml, step, key);
            return;
        }
        var parts = yaml.map(step);
        for (var part : parts.names()) {
            if (PARTS.contains(part)) {
                wording(parts, part, key + "." + part);
            } else if (part.equals("choices")) {
                var choices = parts.map(part);
                choices.names().forEach(choice -> wording(choices, choice, key + ".choices." + choice));
            } else {
                parts.problem(part, "unknown '" + part + "'; known here: ask, again, hint, label, error, choices, or one of " + VARIANTS);
            }
        }
    }

    private void wording(YamlMap yaml, String name, String key) {
        var texts = new EnumMap<Variant, String>(Variant.class);
        if (yaml.isMap(name)) {
            var variants = yaml.map(name);
            for (var variant : variants.names()) {
                if (variant.equals(SAID) && key.contains(".choices.")) {
                    said.put(key, List.copyOf(variants.list(SAID)));
                } else if (!VARIANTS.contains(variant)) {
                    variants.problem(variant, "unknown '" + variant + "'; a wording is for " + VARIANTS);
                }
            }
            for (var variant : Variant.values()) {
                variants.text(variants.has(variant.key()) ? variant.key() : ALL).ifPresent(text -> texts.put(variant, text.strip()));
            }
            if (texts.size() < Variant.values().length) {
                yaml.problem(name, "'" + name + "' has no wording for every channel: give 'all', or all four");
                return;
            }
        } else {
            yaml.text(name).ifPresent(text -> List.of(Variant.values()).forEach(variant -> texts.put(variant, text.strip())));
        }
        try {
            wordings.put(key, new Wording(yaml.at(name), texts, language.locale()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            yaml.problem(name, "no ICU message: " + e.getMessage());
        }
    }
}
