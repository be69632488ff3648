package org.curbstop.conversation.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.conversation.Heard.Wishes;
import org.curbstop.conversation.Said.Expected;
import org.curbstop.conversation.Said.Tell.Tone;
import org.curbstop.conversation.Value;
import org.curbstop.conversation.flowfile.Step;
import org.curbstop.conversation.understanding.Readings;
import org.jspecify.annotations.Nullable;

/** What was heard as an answer to the question that is open; or else as another task; or else it was not understood. */
final class Answering {

    /** Kinds whose values cannot be mistaken for anything else that is said at a confirmation. */
    private static final Set<Expected> CORRECTED = EnumSet.of(Expected.MONEY, Expected.DATE, Expected.ACCOUNT, Expected.PHONE, Expected.POSTAL_CODE);

    /** What may be said in place of the choice that leads to it. */
    private static final Set<Expected> VOLUNTEERED = EnumSet.of(Expected.MONEY, Expected.DATE, Expected.ADDRESS);

    private static final Set<Expected> NUMBERS =
            EnumSet.of(Expected.MONEY, Expected.DATE, Expected.ACCOUNT, Expected.PHONE, Expected.DIGITS, Expected.SECRET, Expected.POSTAL_CODE);

    private final Draft draft;
    private final Readings readings;
    private final Answers answers;
    private final Wishing wishing;
    private final Asides asides;
    private final Digressing digressing;
    private final Photographs photos;

    Answering(Draft draft, Readings readings, Answers answers, Wishing wishing, Asides asides, Digressing digressing, Photographs photos) {
        this.draft = draft;
        this.readings = readings;
        this.answers = answers;
        this.wishing = wishing;
        this.asides = asides;
        this.digressing = digressing;
        this.photos = photos;
    }

    void answer(String text) {
        if (draft.aside.isPresent()) {
            if (!asides.answer(text) && !answeredAfterAll(text) && !digressing.to(text) && !asides.agreedAtLeast(text)) {
                missed(null);
            }
            return;
        }
        if (draft.idle()) {
            var bare = answers.yesNo(text);
            if (bare.isPresent() && draft.is(Channel.TEXT)) {
                draft.push(draft.set.roles().answer(), Frame.How.OPENED, Map.of("answer", Value.of(bare.get())));
                return;
            }
            wishing.menuQuietly();
            if (!digressing.to(text)) {
                missed(null);
            }
            return;
        }
        switch (draft.step()) {
            case Step.Ask ask when Photographs.byPhone(draft, ask) -> {
                if (!photos.answer(ask, text) && !digressing.to(text)) {
                    missed(ask);
                }
            }
            case Step.Ask ask when draft.in(draft.set.roles().menu()) -> atMenu(ask, text);
            case Step.Ask ask -> {
                var value = answers.skips(ask, text) ? Optional.of(Value.of("")) : answers.to(ask, text);
                if (value.isPresent() && !digressing.rather(ask, text)) {
                    accept(ask, value.get());
                } else if (!volunteered(ask, text) && !digressing.to(text) && !agreedAtLeast(ask, text)) {
                    missed(ask);
                }
            }
            case Step.Form form -> {
                draft.go(form.asks().getFirst());
                answer(text);
            }
            case Step.Confirm confirm -> confirm(confirm, text);
            case Step.Say _, Step.Do _, Step.Branch _, Step.TakeCard _, Step.Link _, Step.Go _, Step.HandOff _, Step.Finish _ -> {
                if (!digressing.to(text)) {
                    missed(null);
                }
            }
        }
    }

    /** "What would you like to do? Try again, menu, a person": whoever just gives the right number has tried again. */
    private boolean answeredAfterAll(String text) {
        boolean stuck = draft.aside.filter(aside -> aside.kind() == Aside.Kind.STUCK).isPresent();
        if (stuck && !draft.idle() && draft.step() instanceof Step.Ask ask && NUMBERS.contains(ask.expected()) && answers.to(ask, text).isPresent()) {
            draft.aside = Optional.empty();
            answer(text);
            return true;
        }
        return false;
    }

    /** The menu's own words count only where nothing else is said; a sentence is understood as a whole. */
    private void atMenu(Step.Ask ask, String text) {
        // "Stop service" names its task more exactly than the line "start, stop or move service".
        var value = answers.whole(ask, text).filter(chosen -> draft.set.has(chosen.plain()) || !digressing.knows(text));
        if (value.isPresent()) {
            digressing.keep(text);
            accept(ask, value.get());
        } else if (!digressing.to(text)) {
            missed(ask);
        }
    }

    /** "December 12" where the choice is between December 1 and another day: the choice is made, and what it asks for next is said. */
    private boolean volunteered(Step.Ask ask, String text) {
        for (var branch : ask.branches().entrySet()) {
            if (!branch.getValue().equals(Step.END) && draft.flow().step(branch.getValue()) instanceof Step.Ask next && VOLUNTEERED.contains(next.expected())
                    && text.strip().length() > 1 && draft.top().known().get(next.slot()) == null) {
                var value = answers.to(next, text).filter(said -> next.expected() != Expected.ADDRESS || readings.holdsAddress(text));
                if (value.isPresent() && !digressing.rather(next, text)) {
                    accept(ask, Value.of(branch.getKey()));
                    accept(next, value.get());
                    return true;
                }
            }
        }
        return false;
    }

    /** "Yes, at my house": where it is no other task, what stands before the comma is the answer. */
    private boolean agreedAtLeast(Step.Ask ask, String text) {
        var first = ask.expected() == Expected.YES_NO ? answers.yesNoFirst(text) : Optional.<String>empty();
        first.ifPresent(answer -> accept(ask, Value.of(answer)));
        return first.isPresent();
    }

    void accept(Step.Ask ask, Value value) {
        draft.misses = 0;
        if (ask.expected() == Expected.SECRET) {
            draft.passing.put(ask.slot(), value);
        } else {
            draft.top(frame -> frame.answered(ask.name(), ask.slot(), value));
        }
        draft.go(Running.next(ask, value));
    }

    private void confirm(Step.Confirm confirm, String text) {
        var yes = answers.yesNo(text);
        var corrected = yes.equals(Optional.of(Asking.YES)) || Answers.keyedNo(text) ? Optional.<Step.Ask>empty() : correction(text);
        if (corrected.isPresent()) {
            draft.misses = 0;
            draft.go(corrected.get().name());
        } else if (yes.equals(Optional.of(Asking.YES))) {
            draft.misses = 0;
            draft.top(frame -> frame.confirming(confirm.slots()).at(confirm.yes()));
        } else if (yes.isPresent()) {
            draft.misses = 0;
            confirm.no().ifPresentOrElse(draft::go, () -> wishing.wish(Wishes.CHANGE));
        } else if (!digressing.to(text)) {
            // Never a yes: what is paid, ordered or agreed needs one that is the whole answer.
            if (answers.yesNoFirst(text).equals(Optional.of(Asking.NO))) {
                draft.misses = 0;
                confirm.no().ifPresentOrElse(draft::go, () -> wishing.wish(Wishes.CHANGE));
            } else {
                missed(null);
            }
        }
    }

    /** "No, 60 dollars": the one answer that this can only be another of. */
    private Optional<Step.Ask> correction(String text) {
        List<Step.Ask> fits = draft.top().trail().stream().map(question -> (Step.Ask) draft.flow().step(question))
                .filter(ask -> CORRECTED.contains(ask.expected()) && answers.to(ask, text).isPresent()).toList();
        if (fits.size() != 1) {
            return Optional.empty();
        }
        var ask = fits.getFirst();
        answers.to(ask, text).ifPresent(value -> draft.top(frame -> frame.answered(ask.name(), ask.slot(), value)));
        return Optional.of(ask);
    }

    private void missed(Step.@Nullable Ask ask) {
        draft.misses++;
        if (draft.misses > 2) {
            wishing.person();
            return;
        }
        if (draft.misses == 2 && !draft.is(Channel.PAGE)) {
            draft.tellCommon("misunderstood", Tone.ERROR);
            draft.aside = Optional.of(Aside.of(Aside.Kind.STUCK));
            return;
        }
        draft.again = true;
        if (draft.in(draft.set.roles().menu()) || draft.idle()) {
            draft.tellCommon("rephrase", Tone.ERROR);
            return;
        }
        String why = ask == null ? draft.common("misunderstood") : Filling.error(draft, ask);
        if (ask != null && draft.is(Channel.PAGE)) {
            draft.errors.put(ask.slot(), why);
        } else {
            draft.tell("common.misunderstood", why, Tone.ERROR);
        }
    }
}
