package org.curbstop.conversation;

import java.util.Collection;
import java.util.List;
import org.curbstop.common.Language;
import org.curbstop.conversation.engine.Turns;
import org.curbstop.conversation.flowfile.FlowDrawing;
import org.curbstop.conversation.flowfile.FlowFiles;
import org.curbstop.conversation.flowfile.FlowSet;
import org.curbstop.conversation.understanding.Readings;
import org.springframework.stereotype.Component;

/** The flows of this installation, whole and checked: it does not start with any that would break off in a talk. */
@Component
public final class Flows {

    private final FlowSet set;
    private final Turns turns;

    Flows(List<FlowAction> actions, Surroundings surroundings, Interpreter interpreter) {
        set = FlowFiles.onClassPath().load(surroundings.languages(), actions.stream().map(FlowAction::spec).toList(), surroundings.facts().keySet());
        turns = new Turns(set, new Readings(surroundings.languages()), interpreter);
    }

    FlowSet set() {
        return set;
    }

    Turns turns() {
        return turns;
    }

    /** Everything that is wrong with the flow files on the class path, a line each with file and line number. */
    public static List<String> check(List<Language> languages, Collection<ActionSpec> actions, Collection<String> facts) {
        return FlowFiles.onClassPath().read(languages, actions, java.util.Set.copyOf(facts)).problems().stream().map(Object::toString).toList();
    }

    /** The flow files on the class path as a Markdown page of Mermaid charts. */
    public static String draw(List<Language> languages, Collection<ActionSpec> actions, Collection<String> facts) {
        return FlowDrawing.draw(FlowFiles.onClassPath().read(languages, actions, java.util.Set.copyOf(facts)).set());
    }
}
