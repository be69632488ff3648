package org.curbstop.conversation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.conversation.Interpreter;
import org.curbstop.conversation.Meaning;
import org.curbstop.conversation.Said.Expected;
import org.curbstop.conversation.Value;
import org.curbstop.conversation.flowfile.Step;

/** Another task in the middle of one, or the first task of all, out of free words. */
final class Digressing {

    /** Free words that answer a question are another task only if we are this sure. */
    private static final double RATHER = 0.9;

    private final Draft draft;
    private final Interpreter interpreter;
    private final Wishing wishing;

    Digressing(Draft draft, Interpreter interpreter, Wishing wishing) {
        this.draft = draft;
        this.interpreter = interpreter;
        this.wishing = wishing;
    }

    /** Whether these words opened something, or at least a question which. */
    boolean to(String words) {
        var meaning = interpreter.interpret(words, draft.language);
        return switch (meaning.decision()) {
            case ACT -> act(meaning, words);
            case OFFER -> offer(meaning, words);
            case REPHRASE, MENU -> false;
        };
    }

    /**
     * Whether words that would do as an answer are rather another task: "I want to pay my bill" is no address, and "stop my service" at the
     * menu is more than its line "start, stop or move service".
     */
    boolean rather(Step.Ask ask, String words) {
        boolean offered = draft.in(draft.set.roles().menu()) && ask.expected() == Expected.CHOICE && !ask.choices().contains(words.strip());
        if (ask.expected() != Expected.ADDRESS && !offered || words.codePoints().anyMatch(Character::isDigit)) {
            return false;
        }
        var meaning = interpreter.interpret(words, draft.language);
        return meaning.decision() == Meaning.Decision.ACT && meaning.confidence() >= RATHER && !meaning.intent().equals(draft.top().flow())
                && !ask.choices().contains(meaning.intent());
    }

    private boolean act(Meaning meaning, String words) {
        if (!draft.set.has(meaning.intent()) || draft.in(meaning.intent()) && draft.aside.isEmpty()) {
            return false;
        }
        draft.opening.clear();
        draft.opening.putAll(meaning.slots());
        draft.opening.put(Expected.WORDS, Value.of(words));
        wishing.open(meaning.intent());
        return true;
    }

    private boolean offer(Meaning meaning, String words) {
        List<String> flows = new ArrayList<>();
        flows.add(meaning.intent());
        flows.addAll(meaning.alternatives());
        var known = flows.stream().filter(draft.set::has).filter(flow -> !draft.in(flow)).limit(2).toList();
        if (known.isEmpty()) {
            return false;
        }
        draft.opening.clear();
        draft.opening.putAll(meaning.slots());
        draft.opening.put(Expected.WORDS, Value.of(words));
        draft.aside = Optional.of(new Aside(Aside.Kind.OFFER, known));
        return true;
    }

}
