package org.curbstop.conversation.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.UserInput.CommandKind;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.UtteranceParser;
import org.jspecify.annotations.Nullable;

/** Takes an input as the answer to the open question, otherwise as another task, otherwise as not understood. */
final class SlotFilling {

    /** Slot types whose values are unmistakable at a confirmation. */
    private static final Set<
            SlotType> CORRECTABLE = EnumSet.of(SlotType.MONEY, SlotType.DATE, SlotType.ACCOUNT, SlotType.PHONE, SlotType.POSTAL_CODE);

    /** Slot types whose value may be given in place of the choice that leads to their question. */
    private static final Set<SlotType> VOLUNTEERABLE = EnumSet.of(SlotType.MONEY, SlotType.DATE, SlotType.ADDRESS);

    private static final Set<SlotType> NUMERIC =
            EnumSet.of(SlotType.MONEY, SlotType.DATE, SlotType.ACCOUNT, SlotType.PHONE, SlotType.DIGITS, SlotType.SECRET,
                    SlotType.POSTAL_CODE);

    private final TurnContext context;
    private final UtteranceParser utteranceParser;
    private final AnswerParser answerParser;
    private final GlobalCommands commands;
    private final ClarificationHandler clarifications;
    private final IntentRouting routing;
    private final PhotoHandler photos;

    SlotFilling(TurnContext context, UtteranceParser utteranceParser, AnswerParser answerParser, GlobalCommands commands,
            ClarificationHandler clarifications,
            IntentRouting routing, PhotoHandler photos) {
        this.context = context;
        this.utteranceParser = utteranceParser;
        this.answerParser = answerParser;
        this.commands = commands;
        this.clarifications = clarifications;
        this.routing = routing;
        this.photos = photos;
    }

    void answer(String text) {
        if (context.clarification.isPresent()) {
            if (!clarifications.answer(text) && !answersStuckQuestion(text) && !routing.route(text)
                    && !clarifications.answerLeadingYesNo(text)) {
                reprompt(null);
            }
            return;
        }
        if (context.isIdle()) {
            var bare = answerParser.yesNo(text);
            if (bare.isPresent() && context.isOn(Channel.TEXT)) {
                context.pushFrame(context.catalog.roles().answer(), FlowFrame.EntryReason.OPENED,
                        Map.of("answer", SlotValue.of(bare.get())));
                return;
            }
            commands.openMenuWithoutWelcome();
            if (!routing.route(text)) {
                reprompt(null);
            }
            return;
        }
        switch (context.currentStep()) {
            case FlowStep.Ask ask when PhotoHandler.isAskedByPhone(context, ask) -> {
                if (!photos.answer(ask, text) && !routing.route(text)) {
                    reprompt(ask);
                }
            }
            case FlowStep.Ask ask when context.isIn(context.catalog.roles().menu()) -> answerAtMenu(ask, text);
            case FlowStep.Ask ask -> {
                var value = answerParser.isSkip(ask, text) ? Optional.of(SlotValue.of("")) : answerParser.parse(ask, text);
                if (value.isPresent() && !routing.prefersOtherTask(ask, text)) {
                    fillSlot(ask, value.get());
                } else if (!fillByVolunteeredValue(ask, text) && !routing.route(text) && !fillByLeadingYesNo(ask, text)) {
                    reprompt(ask);
                }
            }
            case FlowStep.Form form -> {
                context.goTo(form.asks().getFirst());
                answer(text);
            }
            case FlowStep.Confirm confirm -> confirm(confirm, text);
            case FlowStep.Say _,FlowStep.Do _,FlowStep.Branch _,FlowStep.TakeCard _,FlowStep.Link _,FlowStep.Go _,FlowStep.HandOff _,
                    FlowStep.Finish _ -> {
                if (!routing.route(text)) {
                    reprompt(null);
                }
            }
        }
    }

    /** At "Try again, menu, a person?" a valid answer to the failed question counts as trying again. */
    private boolean answersStuckQuestion(String text) {
        boolean stuck = context.clarification.filter(clarification -> clarification.kind() == Clarification.Kind.STUCK).isPresent();
        if (stuck && !context.isIdle() && context.currentStep() instanceof FlowStep.Ask ask && NUMERIC.contains(ask.expected())
                && answerParser.parse(ask, text).isPresent()) {
            context.clarification = Optional.empty();
            answer(text);
            return true;
        }
        return false;
    }

    /** A menu choice must be the whole text; a sentence goes to the intent classifier. */
    private void answerAtMenu(FlowStep.Ask ask, String text) {
        // "Stop service" names its task more precisely than the choice "start, stop or move service".
        var value = answerParser.chooseByFullName(ask, text)
                .filter(chosen -> context.catalog.hasFlow(chosen.asText()) || !routing.isKnownPhrase(text));
        if (value.isPresent()) {
            routing.rememberOpening(text);
            fillSlot(ask, value.get());
        } else if (!routing.route(text)) {
            reprompt(ask);
        }
    }

    /**
     * Handles "December 12" where the choices are "December 1" and "another day": picks the choice and fills the slot that it asks for
     * next.
     */
    private boolean fillByVolunteeredValue(FlowStep.Ask ask, String text) {
        for (var branch : ask.branches().entrySet()) {
            if (!branch.getValue().equals(FlowStep.END) && context.currentFlow().step(branch.getValue()) instanceof FlowStep.Ask next
                    && VOLUNTEERABLE.contains(next.expected())
                    && text.strip().length() > 1 && context.topFrame().known().get(next.slot()) == null) {
                var value = answerParser.parse(next, text)
                        .filter(_ -> next.expected() != SlotType.ADDRESS || utteranceParser.holdsAddress(text));
                if (value.isPresent() && !routing.prefersOtherTask(next, text)) {
                    fillSlot(ask, SlotValue.of(branch.getKey()));
                    fillSlot(next, value.get());
                    return true;
                }
            }
        }
        return false;
    }

    /** Handles "yes, at my house": unless it is another task, the words before the comma are the answer. */
    private boolean fillByLeadingYesNo(FlowStep.Ask ask, String text) {
        var first = ask.expected() == SlotType.YES_NO ? answerParser.leadingYesNo(text) : Optional.<String>empty();
        first.ifPresent(answer -> fillSlot(ask, SlotValue.of(answer)));
        return first.isPresent();
    }

    void fillSlot(FlowStep.Ask ask, SlotValue value) {
        context.misses = 0;
        if (ask.expected() == SlotType.SECRET) {
            context.secrets.put(ask.slot(), value);
        } else {
            context.topFrame(frame -> frame.withAnswer(ask.name(), ask.slot(), value));
        }
        context.goTo(FlowExecutor.nextStep(ask, value));
    }

    private void confirm(FlowStep.Confirm confirm, String text) {
        var yes = answerParser.yesNo(text);
        var corrected = yes.equals(Optional.of(PromptBuilder.YES)) || AnswerParser.isNoKey(text) ? Optional.<FlowStep.Ask>empty()
                : correction(text);
        if (corrected.isPresent()) {
            context.misses = 0;
            context.goTo(corrected.get().name());
        } else if (yes.equals(Optional.of(PromptBuilder.YES))) {
            context.misses = 0;
            context.topFrame(frame -> frame.withConfirmed(confirm.slots()).atStep(confirm.yes()));
        } else if (yes.isPresent()) {
            context.misses = 0;
            confirm.no().ifPresentOrElse(context::goTo, () -> commands.execute(CommandKind.CHANGE));
        } else if (!routing.route(text)) {
            // Never a yes: a payment, order or agreement needs a yes that is the whole answer.
            if (answerParser.leadingYesNo(text).equals(Optional.of(PromptBuilder.NO))) {
                context.misses = 0;
                confirm.no().ifPresentOrElse(context::goTo, () -> commands.execute(CommandKind.CHANGE));
            } else {
                reprompt(null);
            }
        }
    }

    /** Handles "no, 60 dollars": the only confirmed question that the value can correct. */
    private Optional<FlowStep.Ask> correction(String text) {
        List<FlowStep.Ask> fits = context.topFrame().trail().stream().map(question -> (FlowStep.Ask) context.currentFlow().step(question))
                .filter(ask -> CORRECTABLE.contains(ask.expected()) && answerParser.parse(ask, text).isPresent()).toList();
        if (fits.size() != 1) {
            return Optional.empty();
        }
        var ask = fits.getFirst();
        answerParser.parse(ask, text).ifPresent(value -> context.topFrame(frame -> frame.withAnswer(ask.name(), ask.slot(), value)));
        return Optional.of(ask);
    }

    private void reprompt(FlowStep.@Nullable Ask ask) {
        context.misses++;
        if (context.misses > 2) {
            commands.handOffToPerson();
            return;
        }
        if (context.misses == 2 && !context.isOn(Channel.PAGE)) {
            context.addCommonMessage("misunderstood", Tone.ERROR);
            context.clarification = Optional.of(Clarification.of(Clarification.Kind.STUCK));
            return;
        }
        context.reprompting = true;
        if (context.isIn(context.catalog.roles().menu()) || context.isIdle()) {
            context.addCommonMessage("rephrase", Tone.ERROR);
            return;
        }
        String why = ask == null ? context.commonPrompt("misunderstood") : FormFilling.errorText(context, ask);
        if (ask != null && context.isOn(Channel.PAGE)) {
            context.errors.put(ask.slot(), why);
        } else {
            context.addMessage("common.misunderstood", why, Tone.ERROR);
        }
    }
}
