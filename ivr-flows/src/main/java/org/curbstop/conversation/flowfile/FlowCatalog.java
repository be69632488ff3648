package org.curbstop.conversation.flowfile;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.curbstop.common.Language;
import org.curbstop.conversation.ActionSpec;

/**
 * All flows with their prompts and the specifications of their actions.
 *
 * @param warnings hazard warnings in languages that the utility does not support; their other prompts are in its first language
 */
public record FlowCatalog(
        SequencedMap<String, Flow> flows, FlowRoles roles, SequencedMap<Language, LanguagePrompts> promptsByLanguage,
        Map<Language, LanguagePrompts> warnings, Map<String, ActionSpec> actions) {

    public Flow flow(String name) {
        var found = flows.get(name);
        if (found == null) {
            throw new IllegalStateException("no flow " + name);
        }
        return found;
    }

    public boolean hasFlow(String flow) {
        return flows.containsKey(flow);
    }

    public String serving(String intent) {
        return roles.intents().getOrDefault(intent, intent);
    }

    public ActionSpec action(String name) {
        var found = actions.get(name);
        if (found == null) {
            throw new IllegalStateException("no action " + name);
        }
        return found;
    }

    public LanguagePrompts prompts(Language language) {
        var found = promptsByLanguage.get(language);
        return found != null ? found : warnings.getOrDefault(language, promptsByLanguage.firstEntry().getValue());
    }

    public List<Language> supportedLanguages() {
        return List.copyOf(promptsByLanguage.sequencedKeySet());
    }
}
