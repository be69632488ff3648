package org.curbstop.conversation.engine;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.UserInput.CommandKind;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.SpokenCommand;
import org.curbstop.conversation.understanding.UtteranceParser;

/** Recognizes {@linkplain GlobalCommands commands} by button, key or words, and requests for another language. */
record CommandStep(UtteranceParser utteranceParser, AnswerParser answers,
        ClarificationHandler clarifications) implements DialogueEngine.TurnStep {

    /** Slot types for which "change who lives here" names the question, not one of its choices. */
    private static final Set<SlotType> CHOICE_TYPES = EnumSet.of(SlotType.CHOICE, SlotType.SEVERAL);
    /** Slot types whose values may hold the words of any command. */
    private static final Set<SlotType> OWN_WORDS = EnumSet.of(SlotType.WORDS, SlotType.NAME);
    private static final Set<SlotType> QUANTITIES = EnumSet.of(SlotType.MONEY, SlotType.COUNT);

    @Override
    public Turn apply(Turn turn) {
        return switch (turn.input().given()) {
            case UserInput.Command command -> GlobalCommands.execute(turn, command.kind()).settled();
            case UserInput.LanguageSelection in ->
                    GlobalCommands.repeatMessages(GlobalCommands.switchLanguage(turn, in.language())).settled();
            case UserInput.KeypadDigits(String digits) when digits.equals("0") -> GlobalCommands.handOffToPerson(turn).settled();
            case UserInput.KeypadDigits(String digits) when digits.equals("*") -> GlobalCommands.repeatMessages(turn).settled();
            case UserInput.Utterance _ when !answers.isOfferedChoice(turn, turn.input().utterance()) -> spoken(turn);
            case UserInput.Utterance _, UserInput.KeypadDigits _, UserInput.Selection _, UserInput.FormSubmission _,
                    UserInput.CardCapture _, UserInput.Attachments _, UserInput.SessionOpened _, UserInput.Silence _,
                    UserInput.SessionClosed _ -> turn;
        };
    }

    private Turn spoken(Turn turn) {
        boolean searching = !turn.isIdle() && !turn.isAtMenu();
        if (utteranceParser.asksToWait(turn.input().utterance(), searching)) {
            return turn.reprompting().say("common.waiting", Tone.PLAIN).settled();
        }
        var ran = utteranceParser.spokenCommand(turn.input().utterance(), expects(turn, OWN_WORDS))
                .or(() -> turn.input().safety().wantsPerson() ? Optional.of(SpokenCommand.PERSON) : Optional.empty())
                .map(command -> run(turn, command)).orElse(turn);
        if (!ran.isOpen() || turn.asks(Clarification.Kind.LANGUAGE)) {
            return ran;
        }
        return utteranceParser.requestedLanguage(turn.input().utterance())
                .map(language -> turn.catalog().supportedLanguages().contains(language)
                        ? GlobalCommands.repeatMessages(GlobalCommands.switchLanguage(turn, language)).settled()
                        : FallbackStep.OtherLanguageStep.answer(turn, language).settled())
                .orElse(turn);
    }

    private static boolean expects(Turn turn, Set<SlotType> types) {
        return turn.clarification().isEmpty() && !turn.isIdle() && !turn.topFrame().step().equals(FlowStep.END)
                && turn.currentStep() instanceof FlowStep.Ask ask && types.contains(ask.expected());
    }

    /** @return an open turn if the words may mean something else here */
    private Turn run(Turn turn, SpokenCommand command) {
        return switch (command) {
            // "Zero" answers "how much?"; the key 0 still requests a person.
            case PERSON -> expects(turn, QUANTITIES) && utteranceParser.isZero(turn.input().utterance(), turn.language()) ? turn
                    : GlobalCommands.handOffToPerson(turn.takenAs(IntentPrediction.TALK_TO_PERSON)).settled();
            case REPEAT -> GlobalCommands.execute(turn, CommandKind.REPEAT).settled();
            case SLOWER -> GlobalCommands.execute(turn, CommandKind.SLOWER).settled();
            case BACK -> GlobalCommands.execute(turn, CommandKind.BACK).settled();
            case CHANGE -> turn.isIdle() || turn.topFrame().trail().isEmpty() ? turn : changeAnswer(turn).settled();
            case START_OVER -> GlobalCommands.execute(turn, CommandKind.START_OVER).settled();
            case CANCEL -> GlobalCommands.execute(turn, CommandKind.CANCEL).settled();
            case HELP -> GlobalCommands.execute(turn, CommandKind.HELP).settled();
            case LATER -> GlobalCommands.offerResumeCode(turn).settled();
            case CODE -> isOtherCode(turn) ? turn : clarifications.resumeByCode(turn, turn.input().utterance()).settled();
            case MENU -> (turn.isOn(Channel.VOICE) ? GlobalCommands.openMenuWithoutWelcome(turn) : GlobalCommands.openMenu(turn)).settled();
            case GREETING -> GlobalCommands.greetBack(turn.takenAs(IntentPrediction.GREETING)).settled();
            case GOODBYE -> isBetweenTasks(turn)
                    ? GlobalCommands.sayGoodbye(turn.takenAs(IntentPrediction.THANKS).understood()).settled() : turn;
            case THANKS -> isBetweenTasks(turn) ? GlobalCommands.acknowledgeThanks(turn.takenAs(IntentPrediction.THANKS)).settled() : turn;
            case SKIP -> turn;
            case NOT_MEANT -> isBetweenTasks(turn) || turn.clarification().isPresent() ? turn
                    : GlobalCommands.execute(turn, turn.topFrame().trail().isEmpty() ? CommandKind.CANCEL : CommandKind.CHANGE).settled();
        };
    }

    /** Handles "my code is 482913" within a task: a code to resume a conversation has letters, a code that proves identity has none. */
    private boolean isOtherCode(Turn turn) {
        var utterance = turn.input().utterance();
        return turn.clarification().isEmpty() && !isBetweenTasks(turn) && utteranceParser.resumeCode(utterance).isEmpty()
                && utteranceParser.parse(SlotType.SECRET, 0, utterance, turn.language(), turn.environment().today(),
                        turn.environment().currency()).isPresent();
    }

    private static boolean isBetweenTasks(Turn turn) {
        return turn.isIdle() || turn.isAtMenu();
    }

    /** Handles "change the amount to 60": finds the question by its name and takes the new value, if any. */
    private Turn changeAnswer(Turn turn) {
        var utterance = turn.input().utterance();
        var questions = turn.topFrame().trail();
        var mentioned = utteranceParser.choices().mentionedName(utterance,
                questions.stream().map(question -> PromptBuilder.label(turn, question)).toList());
        if (mentioned.isEmpty()) {
            return GlobalCommands.execute(turn, CommandKind.CHANGE);
        }
        var ask = turn.question(questions.get(mentioned.get()));
        var value = CHOICE_TYPES.contains(ask.expected()) ? Optional.<SlotValue>empty() : answers.parse(turn, ask, utterance);
        var asked = GlobalCommands.askAgain(turn, ask.name());
        return value.map(now -> asked.withFrame(frame -> frame.withAnswer(ask.name(), ask.slot(), now))).orElse(asked);
    }
}
