package org.curbstop.conversation.flowfile;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.curbstop.common.Language;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.IntentClassifier;

/** All flows with their prompts and the specifications of their actions. */
public record FlowCatalog(
        SequencedMap<String, Flow> flows, FlowRoles roles, SequencedMap<Language, LanguagePrompts> promptsByLanguage,
        Map<String, ActionSpec> actions) {

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

    /** The same classifier, with the flow that serves each intent in place of its name. */
    public IntentClassifier serving(IntentClassifier classifier) {
        return (words, language) -> classifier.classify(words, language)
                .withIntents(intent -> roles.intents().getOrDefault(intent, intent));
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
        return found != null ? found : promptsByLanguage.firstEntry().getValue();
    }

    public List<Language> supportedLanguages() {
        return List.copyOf(promptsByLanguage.sequencedKeySet());
    }
}
