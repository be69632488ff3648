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
public record Words(Language language, Map<String, Wording> wordings, Map<String, List<String>> said) {

    public Words {
        wordings = Map.copyOf(wordings);
        said = Map.copyOf(said);
    }

    public Optional<Wording> find(String key) {
        return Optional.ofNullable(wordings.get(key));
    }

    public Wording get(String key) {
        var found = wordings.get(key);
        if (found == null) {
            throw new IllegalStateException("no wording " + key + " in " + language);
        }
        return found;
    }

    public List<String> said(String choiceKey) {
        return said.getOrDefault(choiceKey, List.of());
    }
}
