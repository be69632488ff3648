package org.curbstop.conversation.engine;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.conversation.Heard;
import org.curbstop.conversation.Heard.Wishes;
import org.curbstop.conversation.Interpreter;
import org.curbstop.conversation.Said;
import org.curbstop.conversation.Said.Expected;
import org.curbstop.conversation.Said.Tell.Tone;
import org.curbstop.conversation.Utterance;
import org.curbstop.conversation.Value;
import org.curbstop.conversation.flowfile.Step;
import org.curbstop.conversation.understanding.Hazard;
import org.curbstop.conversation.understanding.Readings;
import org.curbstop.conversation.understanding.Standing;

/**
 * What one thing heard does to a talk. The order is the promise: danger, then a person, then what holds everywhere, then
 * {@linkplain Answering the answer to the question, or another task}.
 */
final class Hearing {

    /** "Change who lives here" names the question, not one of its answers. */
    private static final Set<Expected> CHOSEN = EnumSet.of(Expected.CHOICE, Expected.SEVERAL);

    private final Draft draft;
    private final Readings readings;
    private final Answers answers;
    private final Wishing wishing;
    private final Asides asides;
    private final Running running;
    private final Photographs photos;
    private final Answering answering;

    Hearing(Draft draft, Readings readings, Interpreter interpreter) {
        this.draft = draft;
        this.readings = readings;
        this.running = new Running(draft, readings);
        this.answers = new Answers(draft, readings);
        this.wishing = new Wishing(draft);
        this.asides = new Asides(draft, answers, wishing, readings);
        this.photos = new Photographs(draft, answers, wishing);
        this.answering = new Answering(draft, readings, answers, wishing, asides, new Digressing(draft, readings, interpreter, wishing), photos);
    }

    void hear(MaskedInput input) {
        Heard heard = input.heard();
        draft.turns++;
        boolean silent = heard instanceof Heard.Silence;
        draft.silences = silent ? draft.silences : 0;
        if (Utterance.isTooLong(heard)) {
            tooLong(heard);
        } else if (input.masked()) {
            masked(heard);
        } else {
            hearAll(heard);
        }
        if (draft.wanted.isEmpty() && draft.said.stream().noneMatch(Said.Ask.class::isInstance) && !draft.ended && !waiting()) {
            running.run();
        }
    }

    /** Danger is heard in the beginning of it; nothing else is read out of the middle of a long text. */
    private void tooLong(Heard heard) {
        var hazard = heard instanceof Heard.Words words ? readings.hazard(Utterance.bounded(words.text())) : Optional.<Hazard>empty();
        if (hazard.isPresent()) {
            danger(hazard.get());
        } else {
            draft.again = true;
            draft.tellCommon("too-long", Tone.ERROR);
        }
    }

    /** Danger comes first; then the warning; then what was said besides the number. */
    private void masked(Heard heard) {
        var hazard = heard instanceof Heard.Words words ? readings.hazard(words.text()) : Optional.<Hazard>empty();
        if (hazard.isPresent()) {
            danger(hazard.get());
            draft.tellCommon("card-typed", Tone.ERROR);
            return;
        }
        draft.tellCommon("card-typed", Tone.ERROR);
        if (heard instanceof Heard.Filled || heard instanceof Heard.Attached || heard instanceof Heard.Words words && MaskedInput.saysMore(words.text(), readings)) {
            hearAll(heard);
        } else {
            wishing.repeat();
        }
    }

    private void hearAll(Heard heard) {
        switch (heard) {
            case Heard.Opened opened -> open(opened.task());
            case Heard.Words words -> words(words.text());
            case Heard.Keys keys -> keys(keys.digits());
            case Heard.Picked picked -> answering.answer(picked.value());
            case Heard.Filled filled -> new Filling(draft, answers, asides).fill(filled.answers());
            case Heard.Wish wish -> wishing.wish(wish.what());
            case Heard.InLanguage in -> {
                wishing.language(in.language());
                wishing.repeat();
            }
            case Heard.Silence _ -> silence();
            case Heard.Card card -> card(card);
            case Heard.Attached attached -> photos.attached(attached.ids());
            case Heard.Left _ -> draft.ended = true;
        }
    }

    /** The phone has been told to take a card; until that is answered there is nothing to say. */
    private boolean waiting() {
        return draft.said.stream().anyMatch(Said.TakeCard.class::isInstance) && draft.is(Channel.VOICE);
    }

    private void open(String task) {
        if (!task.isEmpty() && draft.set.has(task) && draft.set.roles().all().contains(task)) {
            if (draft.idle() || !draft.frames.getFirst().flow().equals(task)) {
                draft.frames.clear();
                draft.aside = Optional.empty();
                draft.push(task, Frame.How.OPENED, Map.of());
            }
        } else if (draft.idle()) {
            wishing.menu();
        }
        if (draft.is(Channel.VOICE) && !draft.languageSure && draft.set.spoken().size() > 1) {
            draft.aside = Optional.of(Aside.of(Aside.Kind.LANGUAGE));
        }
    }

    private void keys(String digits) {
        if (digits.equals("0")) {
            wishing.person();
        } else if (digits.equals("*")) {
            wishing.repeat();
        } else {
            answering.answer(digits);
        }
    }

    private void words(String text) {
        detectLanguage(text);
        var hazard = readings.hazard(text);
        if (hazard.isPresent()) {
            danger(hazard.get());
            return;
        }
        if (exactly(text)) {
            answering.answer(text);
            return;
        }
        var standing = readings.standing(text);
        if (standing.isPresent() && stands(standing.get(), text)) {
            return;
        }
        var asked = readings.languageAsked(text);
        if (asked.isPresent() && draft.set.spoken().contains(asked.get()) && !isChoosingLanguage()) {
            wishing.language(asked.get());
            wishing.repeat();
            return;
        }
        answering.answer(text);
    }

    /** "Again" is a wish, but not where "again" is one of the choices. */
    private boolean exactly(String text) {
        if (draft.aside.isPresent()) {
            return answers.exactly(Asking.choices(draft, draft.aside.get()), text, "common." + Asking.slot(draft.aside.get()));
        }
        return !draft.idle() && draft.step() instanceof Step.Ask ask && ask.expected() == Expected.CHOICE
                && answers.exactly(Asking.choices(draft, ask), text, Asking.key(draft, ask.name()));
    }

    private boolean isChoosingLanguage() {
        return draft.aside.filter(aside -> aside.kind() == Aside.Kind.LANGUAGE).isPresent();
    }

    /** Whether that settles the turn. */
    private boolean stands(Standing standing, String text) {
        switch (standing) {
            case PERSON -> wishing.person();
            case REPEAT -> wishing.wish(Wishes.REPEAT);
            case SLOWER -> wishing.wish(Wishes.SLOWER);
            case BACK -> wishing.wish(Wishes.BACK);
            case CHANGE -> {
                return change(text);
            }
            case START_OVER -> wishing.wish(Wishes.START_OVER);
            case CANCEL -> wishing.wish(Wishes.CANCEL);
            case HELP -> wishing.wish(Wishes.HELP);
            case LATER -> wishing.later();
            case CODE -> asides.code(text);
            case MENU -> wishing.menu();
            case GREETING -> wishing.greet();
            case THANKS -> {
                if (!draft.idle()) {
                    return false;
                }
                wishing.welcome();
            }
            case SKIP -> {
                return false;
            }
        }
        return true;
    }

    /** "Change the amount to 60": the question by its name, the new value if it was said along. */
    private boolean change(String text) {
        if (draft.idle() || draft.top().trail().isEmpty()) {
            return false;
        }
        var questions = draft.top().trail();
        var meant = readings.mentioned(text, questions.stream().map(question -> Asking.label(draft, question)).toList());
        if (meant.isEmpty()) {
            wishing.wish(Wishes.CHANGE);
            return true;
        }
        var ask = (Step.Ask) draft.flow().step(questions.get(meant.get()));
        var value = CHOSEN.contains(ask.expected()) ? Optional.<Value>empty() : answers.to(ask, text);
        wishing.change(ask.name());
        value.ifPresent(now -> draft.top(frame -> frame.answered(ask.name(), ask.slot(), now)));
        return true;
    }

    private void detectLanguage(String text) {
        if (draft.is(Channel.VOICE) && !isChoosingLanguage()) {
            return;
        }
        var heard = readings.languageOf(text, draft.languageSure);
        if (heard.isPresent() && draft.set.spoken().contains(heard.get())) {
            if (draft.languageSure && !heard.get().equals(draft.language)) {
                wishing.language(heard.get());
            }
            draft.language = heard.get();
            draft.languageSure = true;
        }
    }

    private void danger(Hazard hazard) {
        if (draft.in(draft.set.roles().danger()) && draft.aside.isEmpty() && draft.step() instanceof Step.Ask ask && ask.choices().contains(hazard.key())) {
            answering.accept(ask, Value.of(hazard.key()));
            return;
        }
        draft.tellCommon("hazard-" + hazard.key(), Tone.DANGER);
        if (draft.in(draft.set.roles().danger())) {
            draft.top(frame -> frame.knowing(Map.of("hazard", Value.of(hazard.key()), "warned", Value.of(true))));
        } else {
            draft.aside = Optional.of(Aside.of(Aside.Kind.HAZARD, hazard.key()));
        }
    }

    private void silence() {
        if (!draft.is(Channel.VOICE)) {
            wishing.repeat();
            return;
        }
        draft.silences++;
        switch (draft.silences) {
            case 1 -> {
                draft.again = true;
                draft.tellCommon("silence", Tone.PLAIN);
            }
            case 2 -> {
                if (!isChoosingLanguage()) {
                    draft.aside = Optional.of(Aside.of(Aside.Kind.STUCK));
                }
            }
            default -> {
                draft.tellCommon("silence-bye", Tone.PLAIN);
                running.end();
            }
        }
    }

    private void card(Heard.Card card) {
        if (draft.idle() || !(draft.step() instanceof Step.TakeCard step)) {
            wishing.repeat();
            return;
        }
        String result = switch (card.result()) {
            case TAKEN -> "taken";
            case GAVE_UP -> "gave-up";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
        if (card.result() == Heard.Card.Result.TAKEN) {
            draft.passing.put("cardToken", Value.of(card.token()));
        }
        draft.go(step.results().getOrDefault(result, Step.END));
    }
}
