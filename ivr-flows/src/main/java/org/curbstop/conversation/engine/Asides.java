package org.curbstop.conversation.engine;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.curbstop.common.Language;
import org.curbstop.conversation.Said.Tell.Tone;
import org.curbstop.conversation.Value;
import org.curbstop.conversation.understanding.Readings;

/** Answers to the engine's own questions. */
final class Asides {

    private static final Set<Aside.Kind> YES_NO = EnumSet.of(Aside.Kind.CANCEL, Aside.Kind.START_OVER, Aside.Kind.HAZARD, Aside.Kind.ELSE);

    private final Draft draft;
    private final Answers answers;
    private final Wishing wishing;
    private final Readings readings;

    Asides(Draft draft, Answers answers, Wishing wishing, Readings readings) {
        this.draft = draft;
        this.answers = answers;
        this.wishing = wishing;
        this.readings = readings;
    }

    /** Whether that was an answer. */
    boolean answer(String text) {
        var aside = draft.aside.orElseThrow();
        boolean answered = switch (aside.kind()) {
            case LANGUAGE -> language(text);
            case CANCEL -> yesNo(text, wishing::cancel, () -> { });
            case START_OVER -> yesNo(text, wishing::startOver, () -> { });
            case HAZARD -> yesNo(text, () -> report(aside.about().getFirst()), this::noReport);
            case ELSE -> yesNo(text, wishing::menuQuietly, this::goodBye);
            case CHANGE -> choose(aside, text, wishing::change);
            case OFFER -> choose(aside, text, this::offered);
            case STUCK -> choose(aside, text, this::stuck);
            case CODE -> redeem(text);
        };
        if (answered) {
            draft.misses = 0;
        }
        return answered;
    }

    /** Whether what stands before a comma answers a yes or no that is open. */
    boolean agreedAtLeast(String text) {
        var kind = draft.aside.map(Aside::kind);
        return kind.filter(YES_NO::contains).isPresent() && answers.yesNoFirst(text).map(this::answer).orElse(false);
    }

    /** "I have a code", or the code itself along with it. */
    void code(String text) {
        readings.resumeCode(text).ifPresentOrElse(
                code -> draft.wanted = Optional.of(new Wanted.ByCode(code)),
                () -> draft.aside = Optional.of(Aside.of(Aside.Kind.CODE)));
    }

    private boolean redeem(String text) {
        var code = readings.resumeCode(text);
        draft.aside = Optional.empty();
        if (code.isEmpty()) {
            draft.aside = Optional.of(Aside.of(Aside.Kind.CODE));
            return false;
        }
        draft.wanted = code.map(Wanted.ByCode::new);
        return true;
    }

    private boolean yesNo(String text, Runnable yes, Runnable no) {
        var answer = answers.yesNo(text);
        answer.ifPresent(said -> {
            draft.aside = Optional.empty();
            if (said.equals(Asking.YES)) {
                yes.run();
            } else {
                no.run();
            }
        });
        return answer.isPresent();
    }

    private boolean choose(Aside aside, String text, Consumer<String> act) {
        var chosen = answers.choice(Asking.choices(draft, aside), text, "common." + Asking.slot(aside));
        chosen.ifPresent(value -> {
            draft.aside = Optional.empty();
            act.accept(value);
        });
        return chosen.isPresent();
    }

    private boolean language(String text) {
        var tags = draft.set.spoken();
        var byKey = tags.stream().filter(language -> Integer.toString(tags.indexOf(language) + 1).equals(text.strip())
                || language.tag().equals(text.strip())).findFirst();
        var chosen = byKey.or(() -> readings.languageAsked(text));
        chosen.filter(tags::contains).ifPresent((Language language) -> {
            draft.aside = Optional.empty();
            draft.language = language;
            draft.languageSure = true;
        });
        return chosen.isPresent();
    }

    private void offered(String flow) {
        if (flow.equals(Asking.NO)) {
            wishing.menuQuietly();
        } else {
            wishing.open(flow);
        }
    }

    private void stuck(String choice) {
        draft.silences = 0;
        switch (choice) {
            case "person" -> wishing.person();
            case "menu" -> wishing.menuQuietly();
            default -> draft.again = true;
        }
    }

    private void report(String hazard) {
        draft.push(draft.set.roles().danger(), draft.idle() || draft.in(draft.set.roles().menu()) ? Frame.How.OPENED : Frame.How.INTERRUPTING,
                Map.of("hazard", Value.of(hazard), "warned", Value.of(true)));
    }

    /** In a task its question follows; otherwise nobody is left without a word. */
    private void noReport() {
        if (draft.idle()) {
            draft.tellCommon("hazard-no-report", Tone.PLAIN);
        }
    }

    private void goodBye() {
        draft.frames.clear();
        draft.tellCommon("bye", Tone.PLAIN);
        new Running(draft, readings).end();
    }
}
