package org.curbstop.conversation.flowfile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;

/**
 * All prompts of one language. Keys are {@code flow.step}, followed by {@code .ask}, {@code .again} (shorter, for the second time),
 * {@code .hint}, {@code .label} (the name for "change ..."), {@code .error} or {@code .choices.value}.
 *
 * @param synonyms synonyms of a choice, by the key of the choice
 */
public record LanguagePrompts(Language language, Map<String, PromptTemplate> templates, Map<String, List<String>> synonyms) {

    public LanguagePrompts {
        templates = Map.copyOf(templates);
        synonyms = Map.copyOf(synonyms);
    }

    /** Returns these prompts, with those of another language for missing keys. */
    LanguagePrompts over(LanguagePrompts other) {
        var all = new HashMap<>(other.templates);
        all.putAll(templates);
        return new LanguagePrompts(language, all, synonyms);
    }

    public Optional<PromptTemplate> find(String key) {
        return Optional.ofNullable(templates.get(key));
    }

    public PromptTemplate get(String key) {
        var found = templates.get(key);
        if (found == null) {
            throw new IllegalStateException("no prompt " + key + " in " + language);
        }
        return found;
    }

    public List<String> synonyms(String choiceKey) {
        return synonyms.getOrDefault(choiceKey, List.of());
    }
}
