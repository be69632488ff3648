package org.curbstop.conversation.flowfile;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.curbstop.common.Language;
import org.curbstop.conversation.ActionSpec;

/** Every flow with its words and the actions that they may have done. */
public record FlowSet(
        SequencedMap<String, Flow> flows, Roles roles, SequencedMap<Language, Words> languages, Map<String, ActionSpec> actions) {

    public Flow flow(String name) {
        var found = flows.get(name);
        if (found == null) {
            throw new IllegalStateException("no flow " + name);
        }
        return found;
    }

    public boolean has(String flow) {
        return flows.containsKey(flow);
    }

    public ActionSpec action(String name) {
        var found = actions.get(name);
        if (found == null) {
            throw new IllegalStateException("no action " + name);
        }
        return found;
    }

    public Words words(Language language) {
        var found = languages.get(language);
        return found != null ? found : languages.firstEntry().getValue();
    }

    public List<Language> spoken() {
        return List.copyOf(languages.sequencedKeySet());
    }
}
