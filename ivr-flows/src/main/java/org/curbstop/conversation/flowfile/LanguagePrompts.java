package org.curbstop.conversation.flowfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;

/**
 * All that we can say in one language. Keys are {@code flow.step} and below it {@code .ask}, {@code .again} (shorter, for the second time),
 * {@code .hint}, {@code .label} (what "change ..." calls it), {@code .error}, {@code .choices.value}.
 *
 * @param said other words by which people pick a choice, under the choice's key
 */
public record LanguagePrompts(Language language, Map<String, PromptTemplate> templates, Map<String, List<String>> synonyms) {

    public LanguagePrompts {
        templates = Map.copyOf(templates);
        synonyms = Map.copyOf(synonyms);
    }

    public Optional<PromptTemplate> find(String key) {
        return Optional.ofNullable(templates.get(key));
    }

    public PromptTemplate get(String key) {
        var found = templates.get(key);
        if (found == null) {
            throw new IllegalStateException("no wording " + key + " in " + language);
        }
        return found;
    }

    public List<String> synonyms(String choiceKey) {
        return synonyms.getOrDefault(choiceKey, List.of());
    }
}
