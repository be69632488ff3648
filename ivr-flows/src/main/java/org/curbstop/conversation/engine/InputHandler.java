package org.curbstop.conversation.engine;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.IntentClassifier;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.UserInput.CommandKind;
import org.curbstop.conversation.UtteranceLimit;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.DetectedHazard;
import org.curbstop.conversation.understanding.SpokenCommand;
import org.curbstop.conversation.understanding.UtteranceParser;

/**
 * What one thing heard does to a talk. The order is the promise: danger, then a person, then what holds everywhere, then
 * {@linkplain SlotFilling the answer to the question, or another task}.
 */
final class InputHandler {

    /** "Change who lives here" names the question, not one of its answers. */
    private static final Set<SlotType> CHOICE_TYPES = EnumSet.of(SlotType.CHOICE, SlotType.SEVERAL);

    private final TurnContext context;
    private final UtteranceParser utteranceParser;
    private final AnswerParser answerParser;
    private final GlobalCommands commands;
    private final ClarificationHandler clarifications;
    private final FlowExecutor executor;
    private final PhotoHandler photos;
    private final SlotFilling slotFilling;

    InputHandler(TurnContext draft, UtteranceParser readings, IntentClassifier classifier) {
        this.context = draft;
        this.utteranceParser = readings;
        this.executor = new FlowExecutor(draft, readings);
        this.answerParser = new AnswerParser(draft, readings);
        this.commands = new GlobalCommands(draft);
        this.clarifications = new ClarificationHandler(draft, answerParser, commands, readings);
        this.photos = new PhotoHandler(draft, answerParser, commands);
        this.slotFilling = new SlotFilling(draft, readings, answerParser, commands, clarifications,
                new IntentRouting(draft, readings, classifier, commands), photos);
    }

    void handle(MaskedInput input) {
        UserInput heard = input.input();
        context.turns++;
        boolean silent = heard instanceof UserInput.Silence;
        context.silences = silent ? context.silences : 0;
        if (UtteranceLimit.isTooLong(heard)) {
            handleTooLong(heard);
        } else if (input.masked()) {
            handleMasked(heard);
        } else {
            dispatch(heard);
        }
        if (context.pendingAction.isEmpty() && context.responses.stream().noneMatch(BotResponse.Question.class::isInstance)
                && !context.ended && !isWaitingForCard()) {
            executor.run();
        }
    }

    /** Danger is heard in the beginning of it; nothing else is read out of the middle of a long text. */
    private void handleTooLong(UserInput heard) {
        var hazard = heard instanceof UserInput.Utterance words ? utteranceParser.detectHazard(UtteranceLimit.truncate(words.text()))
                : Optional.<DetectedHazard>empty();
        if (hazard.isPresent()) {
            warnOfHazard(hazard.get());
        } else {
            context.reprompting = true;
            context.addCommonMessage("too-long", Tone.ERROR);
        }
    }

    /** Danger comes first; then the warning; then what was said besides the number. */
    private void handleMasked(UserInput heard) {
        var hazard = heard instanceof UserInput.Utterance words ? utteranceParser.detectHazard(words.text())
                : Optional.<DetectedHazard>empty();
        if (hazard.isPresent()) {
            warnOfHazard(hazard.get());
            context.addCommonMessage("card-typed", Tone.ERROR);
            return;
        }
        context.addCommonMessage("card-typed", Tone.ERROR);
        if (heard instanceof UserInput.FormSubmission || heard instanceof UserInput.Attachments
                || heard instanceof UserInput.Utterance words && MaskedInput.hasOtherWords(words.text(), utteranceParser)) {
            dispatch(heard);
        } else {
            commands.repeatMessages();
        }
    }

    private void dispatch(UserInput heard) {
        switch (heard) {
            case UserInput.SessionOpened opened -> openSession(opened.task());
            case UserInput.Utterance words -> handleUtterance(words.text());
            case UserInput.KeypadDigits keys -> handleKeypad(keys.digits());
            case UserInput.Selection picked -> slotFilling.answer(picked.value());
            case UserInput.FormSubmission filled -> new FormFilling(context, answerParser, clarifications).fill(filled.answers());
            case UserInput.Command wish -> commands.execute(wish.kind());
            case UserInput.LanguageSelection in -> {
                commands.switchLanguage(in.language());
                commands.repeatMessages();
            }
            case UserInput.Silence _ -> handleSilence();
            case UserInput.CardCapture card -> handleCardCapture(card);
            case UserInput.Attachments attached -> photos.receive(attached.ids());
            case UserInput.SessionClosed _ -> context.ended = true;
        }
    }

    /** The phone has been told to take a card; until that is answered there is nothing to say. */
    private boolean isWaitingForCard() {
        return context.responses.stream().anyMatch(BotResponse.CardRequest.class::isInstance) && context.isOn(Channel.VOICE);
    }

    private void openSession(String task) {
        if (!task.isEmpty() && context.catalog.hasFlow(task) && context.catalog.roles().all().contains(task)) {
            if (context.isIdle() || !context.frames.getFirst().flow().equals(task)) {
                context.frames.clear();
                context.clarification = Optional.empty();
                context.pushFrame(task, FlowFrame.EntryReason.OPENED, Map.of());
            }
        } else if (context.isIdle()) {
            commands.openMenu();
        }
        if (context.isOn(Channel.VOICE) && !context.languageSure && context.catalog.supportedLanguages().size() > 1) {
            context.clarification = Optional.of(Clarification.of(Clarification.Kind.LANGUAGE));
        }
    }

    private void handleKeypad(String digits) {
        if (digits.equals("0")) {
            commands.handOffToPerson();
        } else if (digits.equals("*")) {
            commands.repeatMessages();
        } else {
            slotFilling.answer(digits);
        }
    }

    private void handleUtterance(String text) {
        detectLanguage(text);
        var hazard = utteranceParser.detectHazard(text);
        if (hazard.isPresent()) {
            warnOfHazard(hazard.get());
            return;
        }
        if (isExactChoice(text)) {
            slotFilling.answer(text);
            return;
        }
        var standing = utteranceParser.spokenCommand(text);
        if (standing.isPresent() && runSpokenCommand(standing.get(), text)) {
            return;
        }
        var asked = utteranceParser.requestedLanguage(text);
        if (asked.isPresent() && context.catalog.supportedLanguages().contains(asked.get()) && !isChoosingLanguage()) {
            commands.switchLanguage(asked.get());
            commands.repeatMessages();
            return;
        }
        slotFilling.answer(text);
    }

    /** "Again" is a wish, but not where "again" is one of the choices. */
    private boolean isExactChoice(String text) {
        if (context.clarification.isPresent()) {
            return answerParser.matchesExactly(PromptBuilder.choices(context, context.clarification.get()), text,
                    "common." + PromptBuilder.slot(context.clarification.get()));
        }
        return !context.isIdle() && context.currentStep() instanceof FlowStep.Ask ask && ask.expected() == SlotType.CHOICE
                && answerParser.matchesExactly(PromptBuilder.choices(context, ask), text, PromptBuilder.promptKey(context, ask.name()));
    }

    private boolean isChoosingLanguage() {
        return context.clarification.filter(clarification -> clarification.kind() == Clarification.Kind.LANGUAGE).isPresent();
    }

    /** Whether that settles the turn. */
    private boolean runSpokenCommand(SpokenCommand command, String text) {
        switch (command) {
            case PERSON -> commands.handOffToPerson();
            case REPEAT -> commands.execute(CommandKind.REPEAT);
            case SLOWER -> commands.execute(CommandKind.SLOWER);
            case BACK -> commands.execute(CommandKind.BACK);
            case CHANGE -> {
                return changeAnswer(text);
            }
            case START_OVER -> commands.execute(CommandKind.START_OVER);
            case CANCEL -> commands.execute(CommandKind.CANCEL);
            case HELP -> commands.execute(CommandKind.HELP);
            case LATER -> commands.offerResumeCode();
            case CODE -> clarifications.resumeByCode(text);
            case MENU -> commands.openMenu();
            case GREETING -> commands.greetBack();
            case THANKS -> {
                if (!context.isIdle()) {
                    return false;
                }
                commands.acknowledgeThanks();
            }
            case SKIP -> {
                return false;
            }
        }
        return true;
    }

    /** "Change the amount to 60": the question by its name, the new value if it was said along. */
    private boolean changeAnswer(String text) {
        if (context.isIdle() || context.topFrame().trail().isEmpty()) {
            return false;
        }
        var questions = context.topFrame().trail();
        var meant = utteranceParser.mentionedName(text,
                questions.stream().map(question -> PromptBuilder.label(context, question)).toList());
        if (meant.isEmpty()) {
            commands.execute(CommandKind.CHANGE);
            return true;
        }
        var ask = (FlowStep.Ask) context.currentFlow().step(questions.get(meant.get()));
        var value = CHOICE_TYPES.contains(ask.expected()) ? Optional.<SlotValue>empty() : answerParser.parse(ask, text);
        commands.askAgain(ask.name());
        value.ifPresent(now -> context.topFrame(frame -> frame.withAnswer(ask.name(), ask.slot(), now)));
        return true;
    }

    private void detectLanguage(String text) {
        if (context.isOn(Channel.VOICE) && !isChoosingLanguage()) {
            return;
        }
        var heard = utteranceParser.detectLanguage(text, context.languageSure);
        if (heard.isPresent() && context.catalog.supportedLanguages().contains(heard.get())) {
            if (context.languageSure && !heard.get().equals(context.language)) {
                commands.switchLanguage(heard.get());
            }
            context.language = heard.get();
            context.languageSure = true;
        }
    }

    private void warnOfHazard(DetectedHazard hazard) {
        if (context.isIn(context.catalog.roles().danger()) && context.clarification.isEmpty()
                && context.currentStep() instanceof FlowStep.Ask ask && ask.choices().contains(hazard.key())) {
            slotFilling.fillSlot(ask, SlotValue.of(hazard.key()));
            return;
        }
        context.addCommonMessage("hazard-" + hazard.key(), Tone.DANGER);
        if (context.isIn(context.catalog.roles().danger())) {
            context.topFrame(frame -> frame.withValues(Map.of("hazard", SlotValue.of(hazard.key()), "warned", SlotValue.of(true))));
        } else {
            context.clarification = Optional.of(Clarification.of(Clarification.Kind.HAZARD, hazard.key()));
        }
    }

    private void handleSilence() {
        if (!context.isOn(Channel.VOICE)) {
            commands.repeatMessages();
            return;
        }
        context.silences++;
        switch (context.silences) {
            case 1 -> {
                context.reprompting = true;
                context.addCommonMessage("silence", Tone.PLAIN);
            }
            case 2 -> {
                if (!isChoosingLanguage()) {
                    context.clarification = Optional.of(Clarification.of(Clarification.Kind.STUCK));
                }
            }
            default -> {
                context.addCommonMessage("silence-bye", Tone.PLAIN);
                executor.endConversation();
            }
        }
    }

    private void handleCardCapture(UserInput.CardCapture card) {
        if (context.isIdle() || !(context.currentStep() instanceof FlowStep.TakeCard step)) {
            commands.repeatMessages();
            return;
        }
        String result = switch (card.result()) {
            case TAKEN -> "taken";
            case GAVE_UP -> "gave-up";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
        if (card.result() == UserInput.CardCapture.Result.TAKEN) {
            context.secrets.put("cardToken", SlotValue.of(card.token()));
        }
        context.goTo(step.results().getOrDefault(result, FlowStep.END));
    }
}
