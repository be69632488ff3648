package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.UtteranceLimit;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.ParsedUtterance;

/** Fills slots from a page's form: several answers at once, or one that changes an earlier answer. */
record FormFilling(AnswerParser answers, ClarificationHandler clarifications) {


    Turn fill(Turn turn, Map<String, String> given) {
        if (turn.clarification().isPresent()) {
            var slot = PromptBuilder.slot(turn.clarification().get());
            return clarifications.answer(turn, read(given.getOrDefault(slot, "")))
                    .orElseGet(() -> turn.with(turn.output().withError(slot, turn.prompt("common.misunderstood"))));
        }
        if (turn.isIdle()) {
            return turn;
        }
        return switch (turn.currentStep()) {
            case FlowStep.Form form when form.asks().stream().anyMatch(name -> given.containsKey(turn.question(name).slot())) ->
                    fillAll(turn, form.asks().stream().map(turn::question).toList(), given);
            case FlowStep.Ask ask when given.containsKey(ask.slot()) -> fillAll(turn, List.of(ask), given);
            case FlowStep.Confirm confirm when given.containsKey(confirm.name()) ->
                    fillConfirmation(turn, confirm, read(given.getOrDefault(confirm.name(), "")));
            default -> fillEarlierQuestions(turn, given);
        };
    }

    private Turn fillConfirmation(Turn turn, FlowStep.Confirm confirm, ParsedUtterance utterance) {
        return answers.yesNo(turn, utterance)
                .map(yesNo -> yesNo.equals(PromptBuilder.YES) ? SlotFilling.confirmed(turn, confirm) : SlotFilling.refused(turn, confirm))
                .orElseGet(() -> turn.with(turn.output().withError(confirm.name(), turn.prompt("common.expected-yes-no"))));
    }

    /** Handles questions that the customer answered again after going back in the browser. */
    private Turn fillEarlierQuestions(Turn turn, Map<String, String> given) {
        var asks = turn.topFrame().trail().stream().map(turn::question).filter(ask -> given.containsKey(ask.slot())).toList();
        return asks.isEmpty() ? turn : fillAll(turn.withFrame(frame -> frame.withoutValues(asks.stream().map(FlowStep.Ask::slot).toList())
                .atStep(asks.getFirst().name())), asks, given);
    }

    private Turn fillAll(Turn turn, List<FlowStep.Ask> asks, Map<String, String> given) {
        var filled = turn;
        for (var ask : asks) {
            filled = fill(filled, ask, given.getOrDefault(ask.slot(), "").strip());
        }
        var last = asks.getLast();
        return filled.output().errors().isEmpty()
                ? filled.goTo(FlowExecutor.nextStep(last, filled.topFrame().known().getOrDefault(last.slot(), SlotValue.of(""))))
                : filled;
    }

    private Turn fill(Turn turn, FlowStep.Ask ask, String text) {
        boolean tooLong = UtteranceLimit.isTooLong(text);
        var value = tooLong ? Optional.<SlotValue>empty() : answers.parseOrSkip(turn, ask, ParsedUtterance.of(text));
        if (value.isPresent()) {
            return turn.answered(ask, value.get());
        }
        var output = turn.output().withError(ask.slot(), tooLong ? turn.prompt("common.too-long") : PromptBuilder.errorText(turn, ask));
        return turn.with(ask.expected() == SlotType.SECRET ? output : output.retaining(ask.slot(), UtteranceLimit.truncate(text)))
                .withFrame(frame -> frame.withoutValues(List.of(ask.slot())));
    }

    private static ParsedUtterance read(String field) {
        return ParsedUtterance.of(UtteranceLimit.truncate(field));
    }
}
