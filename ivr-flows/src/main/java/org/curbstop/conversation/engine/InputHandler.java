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
 * Applies one user input to a conversation. The order matters: hazards first, then a request for a person, then the other global commands,
 * then {@linkplain SlotFilling the answer to the open question, or another task}.
 */
final class InputHandler {

    /** Types for which "change who lives here" names the question, not one of its choices. */
    private static final Set<SlotType> CHOICE_TYPES = EnumSet.of(SlotType.CHOICE, SlotType.SEVERAL);

    private final TurnContext context;
    private final UtteranceParser utteranceParser;
    private final AnswerParser answerParser;
    private final GlobalCommands commands;
    private final ClarificationHandler clarifications;
    private final FlowExecutor executor;
    private final PhotoHandler photos;
    private final SlotFilling slotFilling;

    InputHandler(TurnContext context, UtteranceParser utteranceParser, IntentClassifier classifier) {
        this.context = context;
        this.utteranceParser = utteranceParser;
        this.executor = new FlowExecutor(context, utteranceParser);
        this.answerParser = new AnswerParser(context, utteranceParser);
        this.commands = new GlobalCommands(context);
        this.clarifications = new ClarificationHandler(context, answerParser, commands, utteranceParser);
        this.photos = new PhotoHandler(context, answerParser, commands);
        this.slotFilling = new SlotFilling(context, utteranceParser, answerParser, commands, clarifications,
                new IntentRouting(context, utteranceParser, classifier, commands), photos);
    }

    void handle(MaskedInput maskedInput) {
        UserInput input = maskedInput.input();
        context.turns++;
        boolean silent = input instanceof UserInput.Silence;
        context.silences = silent ? context.silences : 0;
        if (UtteranceLimit.isTooLong(input)) {
            handleTooLong(input);
        } else if (maskedInput.masked()) {
            handleMasked(input);
        } else {
            dispatch(input);
        }
        if (context.pendingAction.isEmpty() && context.responses.stream().noneMatch(BotResponse.Question.class::isInstance)
                && !context.ended && !isWaitingForCard()) {
            executor.run();
        }
    }

    /** Only a hazard is detected in the beginning of an overlong text; nothing else is read out of it. */
    private void handleTooLong(UserInput input) {
        var hazard = input instanceof UserInput.Utterance words ? utteranceParser.detectHazard(UtteranceLimit.truncate(words.text()))
                : Optional.<DetectedHazard>empty();
        if (hazard.isPresent()) {
            warnOfHazard(hazard.get());
        } else {
            context.reprompting = true;
            context.addCommonMessage("too-long", Tone.ERROR);
        }
    }

    /** Handles a hazard first, then warns about the number, then handles the remaining words. */
    private void handleMasked(UserInput input) {
        var hazard = input instanceof UserInput.Utterance words ? utteranceParser.detectHazard(words.text())
                : Optional.<DetectedHazard>empty();
        if (hazard.isPresent()) {
            warnOfHazard(hazard.get());
            context.addCommonMessage("card-typed", Tone.ERROR);
            return;
        }
        context.addCommonMessage("card-typed", Tone.ERROR);
        if (input instanceof UserInput.FormSubmission || input instanceof UserInput.Attachments
                || input instanceof UserInput.Utterance words && MaskedInput.hasOtherWords(words.text(), utteranceParser)) {
            dispatch(input);
        } else {
            commands.repeatMessages();
        }
    }

    private void dispatch(UserInput input) {
        switch (input) {
            case UserInput.SessionOpened opened -> openSession(opened.task());
            case UserInput.Utterance words -> handleUtterance(words.text());
            case UserInput.KeypadDigits keys -> handleKeypad(keys.digits());
            case UserInput.Selection picked -> slotFilling.answer(picked.value());
            case UserInput.FormSubmission filled -> new FormFilling(context, answerParser, clarifications).fill(filled.answers());
            case UserInput.Command command -> commands.execute(command.kind());
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

    /** The phone is collecting a card; until its result arrives there is nothing to answer. */
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
        var command = utteranceParser.spokenCommand(text);
        if (command.isPresent() && runSpokenCommand(command.get(), text)) {
            return;
        }
        var requested = utteranceParser.requestedLanguage(text);
        if (requested.isPresent() && context.catalog.supportedLanguages().contains(requested.get()) && !isChoosingLanguage()) {
            commands.switchLanguage(requested.get());
            commands.repeatMessages();
            return;
        }
        slotFilling.answer(text);
    }

    /** "Again" is a command, unless it is one of the offered choices. */
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

    /** @return whether the command completes the turn */
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

    /** Handles "change the amount to 60": finds the question by its name and takes the new value if there is one. */
    private boolean changeAnswer(String text) {
        if (context.isIdle() || context.topFrame().trail().isEmpty()) {
            return false;
        }
        var questions = context.topFrame().trail();
        var mentioned = utteranceParser.mentionedName(text,
                questions.stream().map(question -> PromptBuilder.label(context, question)).toList());
        if (mentioned.isEmpty()) {
            commands.execute(CommandKind.CHANGE);
            return true;
        }
        var ask = (FlowStep.Ask) context.currentFlow().step(questions.get(mentioned.get()));
        var value = CHOICE_TYPES.contains(ask.expected()) ? Optional.<SlotValue>empty() : answerParser.parse(ask, text);
        commands.askAgain(ask.name());
        value.ifPresent(now -> context.topFrame(frame -> frame.withAnswer(ask.name(), ask.slot(), now)));
        return true;
    }

    private void detectLanguage(String text) {
        if (context.isOn(Channel.VOICE) && !isChoosingLanguage()) {
            return;
        }
        var detected = utteranceParser.detectLanguage(text, context.languageSure);
        if (detected.isPresent() && context.catalog.supportedLanguages().contains(detected.get())) {
            if (context.languageSure && !detected.get().equals(context.language)) {
                commands.switchLanguage(detected.get());
            }
            context.language = detected.get();
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
