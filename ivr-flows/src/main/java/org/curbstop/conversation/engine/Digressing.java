package org.curbstop.conversation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.conversation.Interpreter;
import org.curbstop.conversation.Meaning;
import org.curbstop.conversation.Meaning.Decision;
import org.curbstop.conversation.Said.Expected;
import org.curbstop.conversation.Value;
import org.curbstop.conversation.flowfile.Step;
import org.curbstop.conversation.understanding.Readings;

/** Another task in the middle of one, or the first task of all, out of free words. */
final class Digressing {

    /** Free words that answer a question are another task only if we are this sure. */
    private static final double RATHER = 0.9;
    /** Words that ask for something; with fewer only what is known whole opens a task. */
    private static final int ENOUGH = 3;

    private final Draft draft;
    private final Readings readings;
    private final Interpreter interpreter;
    private final Wishing wishing;

    Digressing(Draft draft, Readings readings, Interpreter interpreter, Wishing wishing) {
        this.draft = draft;
        this.readings = readings;
        this.interpreter = interpreter;
        this.wishing = wishing;
    }

    /** Whether these words opened something, or at least a question which. */
    boolean to(String words) {
        var meaning = interpreter.interpret(words, draft.language);
        if (!meaning.known() && otherLanguage(words)) {
            return true;
        }
        return switch (meaning.known() || readings.content(words, draft.language) >= ENOUGH ? meaning.decision() : brief(meaning, words)) {
            case ACT -> act(meaning, words);
            case OFFER -> offer(meaning, words);
            case REPHRASE, MENU -> false;
        };
    }

    /** A word or two that no task goes by: in a task it answers badly, and at the menu two of them are worth the question which. */
    private Decision brief(Meaning meaning, String words) {
        boolean worthAsking = draft.in(draft.set.roles().menu()) && readings.content(words, draft.language) == ENOUGH - 1;
        return worthAsking && meaning.decision() == Decision.ACT ? Decision.OFFER : worthAsking ? meaning.decision() : Decision.REPHRASE;
    }

    /** "No hay luz" in a talk that began in English, said whole; a single word only while the language is a guess. */
    private boolean otherLanguage(String words) {
        if (draft.languageSure && words.strip().indexOf(' ') < 0) {
            return false;
        }
        for (var language : draft.set.spoken()) {
            var meaning = language.equals(draft.language) ? Meaning.NONE : interpreter.interpret(words, language);
            if (meaning.known() && draft.set.has(meaning.intent())) {
                wishing.language(language);
                return act(meaning, words);
            }
        }
        return false;
    }

    /** Whether words that would do as an address are rather another task: "I want to pay my bill", "stop service at 3 Cedar Court". */
    boolean rather(Step.Ask ask, String words) {
        if (ask.expected() != Expected.ADDRESS) {
            return false;
        }
        var meaning = interpreter.interpret(words, draft.language);
        return meaning.decision() == Decision.ACT && !meaning.intent().equals(draft.top().flow()) && draft.set.has(meaning.intent())
                && (meaning.known() || meaning.confidence() >= RATHER && readings.content(words, draft.language) >= ENOUGH);
    }

    /** Whether these very words stand for a task. */
    boolean knows(String words) {
        return interpreter.interpret(words, draft.language).known();
    }

    /** Keeps what was said along with the answer that opened a task: "no water" says which service, too. */
    void keep(String words) {
        opening(interpreter.interpret(words, draft.language), words);
    }

    private void opening(Meaning meaning, String words) {
        draft.opening.clear();
        draft.opening.putAll(meaning.slots());
        draft.opening.put(Expected.WORDS, Value.of(words));
    }

    private boolean act(Meaning meaning, String words) {
        if (!draft.set.has(meaning.intent()) || draft.in(meaning.intent()) && draft.aside.isEmpty()) {
            return false;
        }
        opening(meaning, words);
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
        opening(meaning, words);
        draft.aside = Optional.of(new Aside(Aside.Kind.OFFER, known));
        return true;
    }
}
