package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.UserInput.CommandKind;
import org.curbstop.conversation.UtteranceLimit;
import org.curbstop.conversation.flowfile.FlowStep;

/** Fills slots from a page's form: several answers at once, or one that changes an earlier answer. */
final class FormFilling {

    private final TurnContext context;
    private final AnswerParser answerParser;
    private final ClarificationHandler clarifications;

    FormFilling(TurnContext context, AnswerParser answerParser, ClarificationHandler clarifications) {
        this.context = context;
        this.answerParser = answerParser;
        this.clarifications = clarifications;
    }

    void fill(Map<String, String> given) {
        if (context.clarification.isPresent()) {
            fillClarification(given);
        } else if (!context.isIdle()) {
            switch (context.currentStep()) {
                case FlowStep.Form form -> {
                    var asks = form.asks().stream().map(name -> (FlowStep.Ask) context.currentFlow().step(name)).toList();
                    fillAll(asks.stream().anyMatch(ask -> given.containsKey(ask.slot())) ? asks : earlierQuestions(given), given);
                }
                case FlowStep.Ask ask -> fillAll(given.containsKey(ask.slot()) ? List.of(ask) : earlierQuestions(given), given);
                case FlowStep.Confirm confirm when given.containsKey(confirm.name()) ->
                        fillConfirmation(confirm, given.getOrDefault(confirm.name(), ""));
                default -> fillAll(earlierQuestions(given), given);
            }
        }
    }

    private void fillClarification(Map<String, String> given) {
        var slot = context.clarification.orElseThrow().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var text = UtteranceLimit.truncate(given.getOrDefault(slot, ""));
        if (!clarifications.answer(text)) {
            context.errors.put(slot, context.commonPrompt("misunderstood"));
        }
    }

    private void fillConfirmation(FlowStep.Confirm confirm, String text) {
        var yes = answerParser.yesNo(UtteranceLimit.truncate(text));
        if (yes.isEmpty()) {
            context.errors.put(confirm.name(), context.commonPrompt("expected-yes-no"));
        } else if (yes.get().equals(PromptBuilder.YES)) {
            context.topFrame(frame -> frame.withConfirmed(confirm.slots()).atStep(confirm.yes()));
        } else {
            confirm.no().ifPresentOrElse(context::goTo, () -> new GlobalCommands(context).execute(CommandKind.CHANGE));
        }
    }

    /** Questions that the person answered again after going back in the browser. */
    private List<FlowStep.Ask> earlierQuestions(Map<String, String> given) {
        var asks = context.topFrame().trail().stream().map(question -> (FlowStep.Ask) context.currentFlow().step(question))
                .filter(ask -> given.containsKey(ask.slot())).toList();
        if (!asks.isEmpty()) {
            context.topFrame(frame -> frame.withoutValues(asks.stream().map(FlowStep.Ask::slot).toList()).atStep(asks.getFirst().name()));
        }
        return asks;
    }

    private void fillAll(List<FlowStep.Ask> asks, Map<String, String> given) {
        for (var ask : asks) {
            var text = given.getOrDefault(ask.slot(), "").strip();
            boolean tooLong = UtteranceLimit.isTooLong(text);
            var value = tooLong ? java.util.Optional.<SlotValue>empty()
                    : answerParser.isSkip(ask, text) ? java.util.Optional.of(SlotValue.of("")) : answerParser.parse(ask, text);
            if (value.isEmpty()) {
                context.errors.put(ask.slot(), tooLong ? context.commonPrompt("too-long") : errorText(context, ask));
                context.topFrame(frame -> frame.withoutValues(List.of(ask.slot())));
                if (ask.expected() != SlotType.SECRET) {
                    context.retainedInputs.put(ask.slot(), UtteranceLimit.truncate(text));
                }
            } else if (ask.expected() == SlotType.SECRET) {
                context.secrets.put(ask.slot(), value.get());
            } else {
                context.topFrame(frame -> frame.withAnswer(ask.name(), ask.slot(), value.get()));
            }
        }
        if (context.errors.isEmpty() && !asks.isEmpty()) {
            var last = asks.getLast();
            var value = context.topFrame().known().getOrDefault(last.slot(), SlotValue.of(""));
            context.goTo(FlowExecutor.nextStep(last, value));
        }
    }

    /** The error for an unusable answer: the question's own prompt, or the common one for its slot type. */
    static String errorText(TurnContext context, FlowStep.Ask ask) {
        return context.findPrompt(PromptBuilder.promptKey(context, ask.name()) + ".error")
                .orElseGet(() -> context.commonPrompt("expected-" + ask.expected().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
