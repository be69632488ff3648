package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.Heard.Wishes;
import org.curbstop.conversation.Said.Tell.Tone;
import org.curbstop.conversation.flowfile.Step;

/** What may be wished for in every state of every flow. */
final class Wishing {

    private final Draft draft;

    Wishing(Draft draft) {
        this.draft = draft;
    }

    void wish(Wishes wish) {
        draft.misses = 0;
        switch (wish) {
            case REPEAT -> repeat();
            case SLOWER -> {
                draft.slowly = true;
                draft.tellCommon("slower", Tone.PLAIN);
                repeat();
            }
            case BACK -> back();
            case CHANGE -> offerChange();
            case START_OVER -> unlessNothingIsLost(Aside.Kind.START_OVER, this::startOver);
            case CANCEL -> unlessNothingIsLost(Aside.Kind.CANCEL, this::cancel);
            case HELP -> draft.tellCommon("help", Tone.PLAIN);
            case PERSON -> person();
        }
    }

    /** What was told last is told again; the question follows by itself. */
    void repeat() {
        draft.toldBefore().stream().filter(tell -> !tell.key().startsWith("common."))
                .flatMap(tell -> draft.inOurLanguage(tell).stream()).filter(tell -> !draft.said.contains(tell)).toList().forEach(draft.said::add);
    }

    void person() {
        draft.misses = 0;
        draft.aside = Optional.empty();
        if (!draft.in(draft.set.roles().person())) {
            if (draft.in(draft.set.roles().menu())) {
                draft.frames.removeLast();
            }
            draft.tellCommon("fetching-person", Tone.PLAIN);
            draft.push(draft.set.roles().person(), draft.idle() ? Frame.How.OPENED : Frame.How.INTERRUPTING, Map.of());
        }
    }

    /** Whoever only says hello is asked what for, or what was asked before. */
    void greet() {
        draft.misses = 0;
        if (draft.idle()) {
            menu();
        } else {
            repeat();
        }
    }

    /** Thanked for what is done: a text that needs no answer ends there. */
    void welcome() {
        draft.tellCommon("welcome", Tone.PLAIN);
        if (!draft.is(Channel.TEXT)) {
            menuQuietly();
        }
    }

    void menu() {
        draft.aside = Optional.empty();
        draft.frames.clear();
        draft.push(draft.set.roles().menu(), Frame.How.OPENED, Map.of());
    }

    /** The menu without its welcome: somebody came with words at once. */
    void menuQuietly() {
        menu();
        while (draft.step() instanceof Step.Say say) {
            draft.go(say.then());
        }
    }

    /** Opens a task, over whatever is open. */
    void open(String flow) {
        draft.misses = 0;
        draft.aside = Optional.empty();
        if (draft.in(draft.set.roles().menu())) {
            draft.frames.removeLast();
        }
        if (flow.equals(draft.set.roles().menu())) {
            menuQuietly();
            return;
        }
        var open = draft.frames.stream().map(Frame::flow).toList();
        int below = open.indexOf(flow);
        if (below >= 0) {
            // That very task is waiting underneath: go back to it instead of beginning it twice.
            draft.frames.subList(below + 1, draft.frames.size()).clear();
            if (draft.top().step().equals(Step.END)) { // all but over: it only waited for the one above it
                draft.frames.removeLast();
            }
        }
        if (!draft.in(flow)) {
            draft.push(flow, draft.idle() ? Frame.How.OPENED : Frame.How.INTERRUPTING, Map.of());
        }
    }

    void language(Language language) {
        draft.aside = draft.aside.filter(aside -> aside.kind() != Aside.Kind.LANGUAGE);
        boolean other = !language.equals(draft.language);
        draft.language = language;
        draft.languageSure = true;
        if (other) {
            draft.tellCommon("language-changed", Tone.PLAIN);
        }
    }

    void later() {
        if (draft.idle() || draft.in(draft.set.roles().menu())) {
            draft.tellCommon("later-nothing", Tone.PLAIN);
        } else {
            draft.wanted = Optional.of(new Wanted.NewCode());
        }
    }

    /** Puts a question again whose answer is to be another. */
    void change(String question) {
        var ask = (Step.Ask) draft.flow().step(question);
        draft.aside = Optional.empty();
        draft.top(frame -> frame.forgetting(List.of(ask.slot())).at(question));
    }

    void cancel() {
        draft.aside = Optional.empty();
        draft.frames.removeLast();
        while (!draft.idle() && draft.frames.getLast().how() == Frame.How.PROVING) {
            draft.frames.removeLast();
        }
        draft.tellCommon("stopped", Tone.PLAIN);
        if (draft.idle() || draft.in(draft.set.roles().menu())) {
            draft.frames.clear();
            restAtMenu();
        }
    }

    private void restAtMenu() {
        switch (draft.channel()) {
            case VOICE, CHAT, PORTAL, PAGE -> menuQuietly();
            case TEXT, DESK, SYSTEM -> { }
        }
    }

    void startOver() {
        draft.aside = Optional.empty();
        var flow = draft.top().flow();
        var how = draft.top().how();
        draft.frames.removeLast();
        draft.push(flow, how, Map.of());
    }

    private void unlessNothingIsLost(Aside.Kind question, Runnable act) {
        if (draft.idle()) {
            draft.tellCommon("stopped", Tone.PLAIN);
        } else if (draft.top().trail().isEmpty() || draft.in(draft.set.roles().menu())) {
            act.run();
        } else {
            draft.aside = Optional.of(Aside.of(question));
        }
    }

    private void back() {
        if (draft.aside.isPresent() && !draft.idle()) {
            draft.aside = Optional.empty();
            return;
        }
        if (!draft.idle() && !draft.top().trail().isEmpty()) {
            var trail = draft.top().trail();
            var ask = (Step.Ask) draft.flow().step(trail.getLast());
            draft.top(frame -> frame.forgetting(List.of(ask.slot())).walked(trail.subList(0, trail.size() - 1)).at(ask.name()));
            form(ask.name()).ifPresent(draft::go);
        } else if (draft.frames.size() > 1 && draft.top().how() == Frame.How.CALLED) {
            draft.frames.removeLast();
            restart();
        } else {
            draft.tellCommon("cannot-go-back", Tone.PLAIN);
            repeat();
        }
    }

    /** Back in the flow that called: to its last question. */
    private void restart() {
        if (draft.top().trail().isEmpty()) {
            draft.go(draft.flow().first().name());
        } else {
            back();
        }
    }

    private Optional<String> form(String question) {
        return draft.flow().steps().values().stream()
                .filter(step -> step instanceof Step.Form form && form.asks().contains(question)).map(Step::name).findFirst();
    }

    private void offerChange() {
        if (draft.idle() || draft.top().trail().isEmpty()) {
            draft.tellCommon("nothing-to-change", Tone.PLAIN);
            repeat();
        } else if (draft.top().trail().size() == 1) {
            change(draft.top().trail().getFirst());
        } else {
            draft.aside = Optional.of(new Aside(Aside.Kind.CHANGE, draft.top().trail()));
        }
    }
}
