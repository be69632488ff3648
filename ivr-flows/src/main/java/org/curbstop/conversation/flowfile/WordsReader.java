package org.curbstop.conversation.flowfile;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.curbstop.common.Language;
import org.curbstop.common.yaml.Part;
import org.curbstop.common.yaml.YamlFile;

/** Reads the wordings of one language, file by file. */
final class WordsReader {

    private static final String ALL = "all";
    private static final String SAID = "said";
    private static final Set<String> VARIANTS = Set.of(ALL, "voice", "text", "chat", "page");
    private static final List<String> PARTS = List.of("ask", "again", "hint", "label", "error", "keys");

    private final Language language;
    private final Map<String, Wording> wordings = new HashMap<>();
    private final Map<String, List<String>> said = new HashMap<>();

    WordsReader(Language language) {
        this.language = language;
    }

    /** @throws org.curbstop.common.yaml.BadFile with everything that is wrong in it */
    void file(String flow, String path, String text) {
        var file = YamlFile.parse(path, text);
        file.finish(() -> {
            file.root().keys().forEach(step -> entry(file.root(), step, flow + "." + step));
            return flow;
        });
    }

    Words words() {
        return new Words(language, wordings, said);
    }

    private void entry(Part file, String step, String key) {
        if (!file.isPart(step)) {
            plain(file, step, key);
            return;
        }
        var part = file.part(step);
        if (VARIANTS.stream().anyMatch(part::has)) {
            variants(file, step, part, key);
            return;
        }
        PARTS.stream().filter(part::has).forEach(name -> wording(part, name, key + "." + name));
        if (part.has("choices")) {
            var choices = part.part("choices");
            choices.keys().forEach(choice -> wording(choices, choice, key + ".choices." + choice));
        }
    }

    private void wording(Part part, String name, String key) {
        if (part.isPart(name)) {
            variants(part, name, part.part(name), key);
        } else {
            plain(part, name, key);
        }
    }

    private void plain(Part part, String name, String key) {
        var texts = new EnumMap<Variant, String>(Variant.class);
        var text = part.text(name).strip();
        List.of(Variant.values()).forEach(variant -> texts.put(variant, text));
        keep(part, name, key, texts);
    }

    private void variants(Part part, String name, Part variants, String key) {
        var texts = new EnumMap<Variant, String>(Variant.class);
        if (key.contains(".choices.") && variants.has(SAID)) {
            said.put(key, List.copyOf(variants.texts(SAID)));
        }
        var all = variants.optionalText(ALL);
        for (var variant : Variant.values()) {
            variants.optionalText(variant.key()).or(() -> all).ifPresent(text -> texts.put(variant, text.strip()));
        }
        if (texts.size() < Variant.values().length) {
            part.problem(name, "a wording for every channel: give 'all', or all four");
        } else {
            keep(part, name, key, texts);
        }
    }

    private void keep(Part part, String name, String key, EnumMap<Variant, String> texts) {
        try {
            wordings.put(key, new Wording(part.at(name), texts, language.locale()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            part.problem(name, "an ICU message (" + e.getMessage() + ")");
        }
    }
}
