package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Optional;
import org.curbstop.conversation.Heard;
import org.curbstop.conversation.Interpreter;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Said;
import org.curbstop.conversation.flowfile.FlowSet;
import org.curbstop.conversation.understanding.Readings;

/** The engine: a pure function from a talk and what was heard to the next talk and what is said. */
public final class Turns {

    private final FlowSet set;
    private final Readings readings;
    private final Interpreter interpreter;

    public Turns(FlowSet set, Readings readings, Interpreter interpreter) {
        this.set = set;
        this.readings = readings;
        this.interpreter = interpreter;
    }

    public Turned hear(Talk talk, Heard heard, Situation situation) {
        var draft = new Draft(set, talk, situation);
        var input = MaskedInput.of(draft, heard, readings);
        draft.transcript.addAll(Transcript.heard(draft, input.heard(), readings));
        new Hearing(draft, readings, interpreter).hear(input);
        return ending(draft);
    }

    /** Goes on after the action that the turn waited for. */
    public Turned ran(Turned before, Wanted.Action action, Outcome outcome, Situation situation) {
        var draft = Draft.of(set, before, situation);
        new Running(draft, readings).ran(action, outcome);
        return ending(draft);
    }

    /** Goes on after a fault outside: nobody is left without a word, and nothing is claimed about what was done. */
    public Turned failed(Turned before, Situation situation) {
        var draft = Draft.of(set, before, situation);
        draft.tellCommon("fault", Said.Tell.Tone.ERROR);
        draft.aside = Optional.of(Aside.of(Aside.Kind.STUCK));
        new Running(draft, readings).run();
        return ending(draft);
    }

    public Turned gaveCode(Turned before, String code, Situation situation) {
        var draft = Draft.of(set, before, situation);
        draft.tell("common.resume-code", draft.common("resume-code", "code", spelled(draft, code)), Said.Tell.Tone.CONFIRMED);
        new Running(draft, readings).run();
        return ending(draft);
    }

    /** Takes up the tasks of another talk; empty: there is none behind that code. */
    public Turned resumed(Turned before, Optional<Talk> other, Situation situation) {
        var draft = Draft.of(set, before, situation);
        var carried = other.map(talk -> Resuming.carried(talk, set)).orElse(List.of());
        if (carried.isEmpty()) {
            draft.tellCommon("resume-wrong", Said.Tell.Tone.ERROR);
            if (draft.idle()) {
                new Wishing(draft).menuQuietly();
            }
        } else {
            draft.frames.clear();
            draft.frames.addAll(carried);
            draft.tell("common.resumed", draft.common("resumed", "doing", draft.doing(draft.top().flow())), Said.Tell.Tone.PLAIN);
        }
        new Running(draft, readings).run();
        return ending(draft);
    }

    private static String spelled(Draft draft, String code) {
        return draft.is(org.curbstop.common.Channel.VOICE) ? String.join(", ", code.split("")) : code;
    }

    private Turned ending(Draft draft) {
        if (draft.wanted.isEmpty()) {
            draft.transcript.addAll(Transcript.said(draft, readings));
        }
        return draft.turned();
    }
}
