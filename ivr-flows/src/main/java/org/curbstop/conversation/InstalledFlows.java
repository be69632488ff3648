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

/** Validated flows of this installation. The application does not start with a flow that could fail in a conversation. */
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

    /** Returns the validation errors of the flow files on the class path, one line each with file and line number. */
    public static List<String> check(List<Language> languages, Collection<ActionSpec> actions, Collection<String> facts) {
        return FlowFileLoader.onClassPath().read(languages, actions, java.util.Set.copyOf(facts)).errors().stream().map(Object::toString)
                .toList();
    }

    /** Draws the flow files on the class path as a Markdown page of Mermaid flowcharts. */
    public static String draw(List<Language> languages, Collection<ActionSpec> actions, Collection<String> facts) {
        return FlowDiagram.render(FlowFileLoader.onClassPath().read(languages, actions, java.util.Set.copyOf(facts)).catalog());
    }
}
