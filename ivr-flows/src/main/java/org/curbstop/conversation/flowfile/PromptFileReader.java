package org.curbstop.conversation.flowfile;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.curbstop.common.Language;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;

/** Reads the prompt files of one language. */
final class PromptFileReader {

    private static final String ALL = "all";
    private static final String SYNONYMS_KEY = "said";
    private static final Set<String> VARIANTS = Set.of(ALL, "voice", "text", "chat", "page");
    private static final List<String> PARTS = List.of("ask", "again", "hint", "label", "error", "keys");

    private final Language language;
    private final Map<String, PromptTemplate> templates = new HashMap<>();
    private final Map<String, List<String>> synonyms = new HashMap<>();

    PromptFileReader(Language language) {
        this.language = language;
    }

    /** @throws org.curbstop.common.yaml.InvalidYamlException with all errors in the file */
    void readFile(String flow, String path, String text) {
        var file = YamlFile.parse(path, text);
        file.finish(() -> {
            file.root().keys().forEach(step -> readEntry(file.root(), step, flow + "." + step));
            return flow;
        });
    }

    LanguagePrompts prompts() {
        return new LanguagePrompts(language, templates, synonyms);
    }

    private void readEntry(YamlMapping file, String step, String key) {
        if (!file.isMapping(step)) {
            readSingleTemplate(file, step, key);
            return;
        }
        var part = file.mapping(step);
        if (VARIANTS.stream().anyMatch(part::has)) {
            readVariants(file, step, part, key);
            return;
        }
        PARTS.stream().filter(part::has).forEach(name -> readTemplate(part, name, key + "." + name));
        if (part.has("choices")) {
            var choices = part.mapping("choices");
            choices.keys().forEach(choice -> readTemplate(choices, choice, key + ".choices." + choice));
        }
    }

    private void readTemplate(YamlMapping part, String name, String key) {
        if (part.isMapping(name)) {
            readVariants(part, name, part.mapping(name), key);
        } else {
            readSingleTemplate(part, name, key);
        }
    }

    private void readSingleTemplate(YamlMapping part, String name, String key) {
        var texts = new EnumMap<PromptVariant, String>(PromptVariant.class);
        var text = part.text(name).strip();
        List.of(PromptVariant.values()).forEach(variant -> texts.put(variant, text));
        addTemplate(part, name, key, texts);
    }

    private void readVariants(YamlMapping part, String name, YamlMapping variants, String key) {
        var texts = new EnumMap<PromptVariant, String>(PromptVariant.class);
        if (key.contains(".choices.") && variants.has(SYNONYMS_KEY)) {
            synonyms.put(key, List.copyOf(variants.texts(SYNONYMS_KEY)));
        }
        var all = variants.optionalText(ALL);
        for (var variant : PromptVariant.values()) {
            variants.optionalText(variant.key()).or(() -> all).ifPresent(text -> texts.put(variant, text.strip()));
        }
        if (texts.size() < PromptVariant.values().length) {
            part.addError(name, "a prompt for every channel: give 'all', or all four");
        } else {
            addTemplate(part, name, key, texts);
        }
    }

    private void addTemplate(YamlMapping part, String name, String key, EnumMap<PromptVariant, String> texts) {
        try {
            templates.put(key, new PromptTemplate(part.position(name), texts, language.locale()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            part.addError(name, "an ICU message (" + e.getMessage() + ")");
        }
    }
}
