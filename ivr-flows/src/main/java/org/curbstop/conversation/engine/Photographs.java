package org.curbstop.conversation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.Channel;
import org.curbstop.conversation.Said.Choice;
import org.curbstop.conversation.Said.Expected;
import org.curbstop.conversation.Value;
import org.curbstop.conversation.flowfile.Step;

/**
 * Pictures and documents. A channel has stored them and says their ids; they answer the question that asks for them, and where none does, a task of
 * their own takes them, so that nothing that somebody sent is thrown away. By phone nobody can send any: the caller gets a code and goes on by
 * text, or does without.
 */
final class Photographs {

    private static final String PHOTOS = "photos";
    private static final String WORDS = "common.photo-by-phone";

    private final Draft draft;
    private final Answers answers;
    private final Wishing wishing;

    Photographs(Draft draft, Answers answers, Wishing wishing) {
        this.draft = draft;
        this.answers = answers;
        this.wishing = wishing;
    }

    void attached(List<String> ids) {
        draft.misses = 0;
        if (draft.aside.isEmpty() && !draft.idle() && draft.step() instanceof Step.Ask ask && ask.expected() == Expected.PHOTO) {
            draft.top(frame -> frame.answered(ask.name(), ask.slot(), Value.of(String.join(" ", ids))));
            draft.go(ask.then());
            return;
        }
        draft.aside = Optional.empty();
        if (draft.in(draft.set.roles().photos())) {
            String before = Optional.ofNullable(draft.top().known().get(PHOTOS)).map(Value::plain).orElse("");
            draft.top(frame -> frame.knowing(Map.of(PHOTOS, joined(before, ids))));
        } else {
            if (draft.in(draft.set.roles().menu())) {
                draft.frames.removeLast();
            }
            draft.push(draft.set.roles().photos(), draft.idle() ? Frame.How.OPENED : Frame.How.INTERRUPTING, Map.of(PHOTOS, joined("", ids)));
        }
    }

    private static Value joined(String before, List<String> ids) {
        return Value.of(String.join(" ", Stream.concat(Stream.of(before), ids.stream()).filter(id -> !id.isEmpty()).distinct().toList()));
    }

    static boolean byPhone(Draft draft, Step.Ask ask) {
        return ask.expected() == Expected.PHOTO && draft.is(Channel.VOICE);
    }

    /** The question itself, and how it can be answered though this is a call. */
    static void ask(Draft draft, String key, Step.Ask ask) {
        Asking.ask(draft, ask.slot(), Expected.CHOICE, draft.word(key + ".ask") + " " + draft.common("photo-by-phone.ask"), "", ways(draft, ask));
    }

    private static List<Choice> ways(Draft draft, Step.Ask ask) {
        var ways = new ArrayList<>(List.of("text", ask.optional() ? "skip" : "person"));
        return Asking.numbered(ways, way -> draft.common("photo-by-phone.choices." + way));
    }

    /** Whether that was an answer. */
    boolean answer(Step.Ask ask, String said) {
        Optional<String> way = answers.skips(ask, said) ? Optional.of("skip") : answers.choice(ways(draft, ask), said, WORDS);
        way.ifPresent(chosen -> {
            draft.misses = 0;
            switch (chosen) {
                case "text" -> wishing.later();
                case "person" -> wishing.person();
                default -> {
                    draft.top(frame -> frame.answered(ask.name(), ask.slot(), Value.of("")));
                    draft.go(ask.then());
                }
            }
        });
        return way.isPresent();
    }
}
