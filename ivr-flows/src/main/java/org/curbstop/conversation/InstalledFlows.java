package org.curbstop.conversation;

import java.util.Collection;
import java.util.List;
import org.curbstop.common.Language;
import org.curbstop.conversation.engine.DialogueEngine;
import org.curbstop.conversation.flowfile.FlowCatalog;
import org.curbstop.conversation.flowfile.FlowDiagram;
import org.curbstop.conversation.flowfile.FlowFileLoader;
import org.curbstop.conversation.understanding.UtteranceParser;
import org.springframework.stereotype.Component;

/** The flows of this installation, whole and checked: it does not start with any that would break off in a talk. */
@Component
public final class InstalledFlows {

    private final FlowCatalog catalog;
    private final DialogueEngine engine;

    public InstalledFlows(List<FlowAction> actions, UtilityContext utilityContext, IntentClassifier classifier) {
        catalog = FlowFileLoader.onClassPath().load(utilityContext.languages(), actions.stream().map(FlowAction::spec).toList(),
                utilityContext.facts().keySet());
        engine = new DialogueEngine(catalog, new UtteranceParser(utilityContext.languages()), classifier);
    }

    public FlowCatalog catalog() {
        return catalog;
    }

    public DialogueEngine engine() {
        return engine;
    }

    /** Everything that is wrong with the flow files on the class path, a line each with file and line number. */
    public static List<String> check(List<Language> languages, Collection<ActionSpec> actions, Collection<String> facts) {
        return FlowFileLoader.onClassPath().read(languages, actions, java.util.Set.copyOf(facts)).errors().stream().map(Object::toString)
                .toList();
    }

    /** The flow files on the class path as a Markdown page of Mermaid charts. */
    public static String draw(List<Language> languages, Collection<ActionSpec> actions, Collection<String> facts) {
        return FlowDiagram.render(FlowFileLoader.onClassPath().read(languages, actions, java.util.Set.copyOf(facts)).catalog());
    }
}
