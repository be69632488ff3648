package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.curbstop.conversation.Heard.Wishes;
import org.curbstop.conversation.Said.Expected;
import org.curbstop.conversation.Utterance;
import org.curbstop.conversation.Value;
import org.curbstop.conversation.flowfile.Step;

/** A page's form: several answers at once, or one that changes an earlier one. */
final class Filling {

    private final Draft draft;
    private final Answers answers;
    private final Asides asides;

    Filling(Draft draft, Answers answers, Asides asides) {
        this.draft = draft;
        this.answers = answers;
        this.asides = asides;
    }

    void fill(Map<String, String> given) {
        if (draft.aside.isPresent()) {
            aside(given);
        } else if (!draft.idle()) {
            switch (draft.step()) {
                case Step.Form form -> {
                    var asks = form.asks().stream().map(name -> (Step.Ask) draft.flow().step(name)).toList();
                    all(asks.stream().anyMatch(ask -> given.containsKey(ask.slot())) ? asks : earlier(given), given);
                }
                case Step.Ask ask -> all(given.containsKey(ask.slot()) ? List.of(ask) : earlier(given), given);
                case Step.Confirm confirm when given.containsKey(confirm.name()) -> confirm(confirm, given.getOrDefault(confirm.name(), ""));
                default -> all(earlier(given), given);
            }
        }
    }

    private void aside(Map<String, String> given) {
        var slot = draft.aside.orElseThrow().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var text = Utterance.bounded(given.getOrDefault(slot, ""));
        if (!asides.answer(text)) {
            draft.errors.put(slot, draft.common("misunderstood"));
        }
    }

    private void confirm(Step.Confirm confirm, String text) {
        var yes = answers.yesNo(Utterance.bounded(text));
        if (yes.isEmpty()) {
            draft.errors.put(confirm.name(), draft.common("expected-yes-no"));
        } else if (yes.get().equals(Asking.YES)) {
            draft.top(frame -> frame.confirming(confirm.slots()).at(confirm.yes()));
        } else {
            confirm.no().ifPresentOrElse(draft::go, () -> new Wishing(draft).wish(Wishes.CHANGE));
        }
    }

    /** Somebody went back by the browser and answered an earlier question anew. */
    private List<Step.Ask> earlier(Map<String, String> given) {
        var asks = draft.top().trail().stream().map(question -> (Step.Ask) draft.flow().step(question))
                .filter(ask -> given.containsKey(ask.slot())).toList();
        if (!asks.isEmpty()) {
            draft.top(frame -> frame.forgetting(asks.stream().map(Step.Ask::slot).toList()).at(asks.getFirst().name()));
        }
        return asks;
    }

    private void all(List<Step.Ask> asks, Map<String, String> given) {
        for (var ask : asks) {
            var text = given.getOrDefault(ask.slot(), "").strip();
            boolean tooLong = Utterance.isTooLong(text);
            var value = tooLong ? java.util.Optional.<Value>empty() : answers.skips(ask, text) ? java.util.Optional.of(Value.of("")) : answers.to(ask, text);
            if (value.isEmpty()) {
                draft.errors.put(ask.slot(), tooLong ? draft.common("too-long") : error(draft, ask));
                draft.top(frame -> frame.forgetting(List.of(ask.slot())));
                if (ask.expected() != Expected.SECRET) {
                    draft.kept.put(ask.slot(), Utterance.bounded(text));
                }
            } else if (ask.expected() == Expected.SECRET) {
                draft.passing.put(ask.slot(), value.get());
            } else {
                draft.top(frame -> frame.answered(ask.name(), ask.slot(), value.get()));
            }
        }
        if (draft.errors.isEmpty() && !asks.isEmpty()) {
            var last = asks.getLast();
            var value = draft.top().known().getOrDefault(last.slot(), Value.of(""));
            draft.go(Running.next(last, value));
        }
    }

    /** Why an answer does not do: the question's own words for it, or those for its kind. */
    static String error(Draft draft, Step.Ask ask) {
        return draft.maybeWord(Asking.key(draft, ask.name()) + ".error")
                .orElseGet(() -> draft.common("expected-" + ask.expected().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
