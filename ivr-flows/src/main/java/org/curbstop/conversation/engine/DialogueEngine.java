package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.IntentClassifier;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.flowfile.FlowCatalog;
import org.curbstop.conversation.understanding.ParsedUtterance;
import org.curbstop.conversation.understanding.SpokenCommand;
import org.curbstop.conversation.understanding.UtteranceParser;

/**
 * Dialogue engine: a pure function from a dialogue state and a user input to the next state and the responses. A turn passes through a
 * sequence of steps, each of which takes the turn and returns the next one.
 */
public final class DialogueEngine {

    /** One step of a turn. It keeps no state between turns: everything that it knows is in the turn. */
    interface TurnStep {

        Turn apply(Turn turn);
    }

    private final FlowCatalog catalog;
    private final UtteranceParser utteranceParser;
    private final AnswerParser answers;
    private final List<TurnStep> understanding;
    private final FlowExecutor execution;
    private final TurnStep prompts;

    public DialogueEngine(FlowCatalog catalog, UtteranceParser utteranceParser, IntentClassifier classifier) {
        this.catalog = catalog;
        this.utteranceParser = utteranceParser;
        this.answers = new AnswerParser(utteranceParser);
        var clarifications = new ClarificationHandler(answers, utteranceParser);
        var routing = new IntentRouting(utteranceParser, classifier);
        // The order matters: hazards come before everything else, and input is tried as an answer before an intent is guessed.
        this.understanding = List.of(
                new SessionStep(), // session opened, silence, session closed
                new SafetyStep(utteranceParser, classifier, clarifications), // too long, a card number, a hazard or a possible one
                new CommandStep(utteranceParser, answers, clarifications), // a person, repeat, back, cancel, another language
                new SlotFilling(utteranceParser, answers, clarifications, routing), // the answer to the open question
                new FallbackStep.OtherLanguageStep(utteranceParser), // a language in which only hazards are understood
                new IntentRouting.ClauseRouting(utteranceParser, classifier), // several requests, or one that is not supported
                routing, // another task
                new FallbackStep(answers, clarifications)); // a yes or no before more words; otherwise a reprompt, then a person
        this.execution = new FlowExecutor(answers); // runs the flow to the next question, action or end
        this.prompts = new PromptBuilder(); // asks that question
    }

    public TurnResult startTurn(DialogueState state, UserInput received, TurnEnvironment environment) {
        var begun = Turn.begin(catalog, state, environment);
        var userInput = keywordOrAnswer(begun, received);
        var turn = begun.with(TurnInput.read(begun, userInput, utteranceParser)); // without card numbers: no later step sees one
        var echo = TranscriptLines.ofInput(turn, utteranceParser);
        turn = turn.with(state.withRecord(state.told(), echo.stream().map(TranscriptLines::byCustomer).toList()));
        for (var step : understanding) {
            turn = turn.isOpen() ? step.apply(turn) : turn;
        }
        boolean readable = userInput instanceof UserInput.Utterance || userInput instanceof UserInput.Selection;
        return finish(turn).withEcho(readable ? echo : Optional.empty());
    }

    /** Returns whether the input asks for a language, unlike one whose language is only detected. */
    public boolean choosesLanguage(DialogueState before, UserInput input, Language language) {
        boolean pressed = input instanceof UserInput.KeypadDigits || input instanceof UserInput.Selection;
        return pressed && before.aside().filter(asked -> asked.kind() == Clarification.Kind.LANGUAGE).isPresent()
                || input instanceof UserInput.LanguageSelection
                || input instanceof UserInput.Utterance said
                        && utteranceParser.requestedLanguage(ParsedUtterance.of(said.text())).filter(language::equals).isPresent();
    }

    /** Returns whether the input asks to leave the open task: "cancel", "that's not what I meant", "never mind, I want to move". */
    public boolean leavesTask(UserInput input) {
        return input instanceof UserInput.Command(UserInput.CommandKind kind) && kind == UserInput.CommandKind.CANCEL
                || input instanceof UserInput.Utterance said && leavesTask(ParsedUtterance.of(said.text()));
    }

    private boolean leavesTask(ParsedUtterance utterance) {
        return utteranceParser.requestAfterCancelling(utterance).isPresent() || utteranceParser.spokenCommand(utterance, false)
                .filter(command -> command == SpokenCommand.CANCEL || command == SpokenCommand.NOT_MEANT).isPresent();
    }

    /** A keyword that is one of the offered choices is the answer. */
    private UserInput keywordOrAnswer(Turn turn, UserInput received) {
        return received instanceof UserInput.SessionOpened opened && !opened.keyword().isEmpty()
                && answers.isOfferedChoice(turn, ParsedUtterance.of(opened.keyword()))
                        ? UserInput.Utterance.typed(opened.keyword()) : received;
    }

    private TurnResult finish(Turn understood) {
        var turn = prompts.apply(execution.apply(understood));
        return turn.result(TranscriptLines.ofResponses(turn, utteranceParser));
    }

    /** Continues after the action that the turn waited for. */
    public TurnResult resumeAfterAction(TurnResult before, PendingAction.RunFlowAction action, ActionOutcome outcome,
            TurnEnvironment environment) {
        return finish(execution.takeOutcome(Turn.resume(catalog, before, environment), action, outcome));
    }

    /** Continues after an action failed with an exception: apologizes, offers options, and does not claim what was done. */
    public TurnResult resumeAfterFailure(TurnResult before, TurnEnvironment environment) {
        return finish(Turn.resume(catalog, before, environment).say("common.fault", Tone.ERROR).clarify(Clarification.Kind.STUCK));
    }

    /** Continues after a read-only action found the database unavailable: says what still works, and offers options. */
    public TurnResult resumeWhileUnavailable(TurnResult before, TurnEnvironment environment) {
        return finish(Turn.resume(catalog, before, environment).say("common.unavailable", Tone.ERROR).clarify(Clarification.Kind.STUCK));
    }

    public TurnResult resumeWithIssuedCode(TurnResult before, String code, TurnEnvironment environment) {
        var turn = Turn.resume(catalog, before, environment);
        var speakable = turn.isOn(Channel.VOICE) ? String.join(", ", code.split("")) : code;
        return finish(turn.say("common.resume-code", turn.prompt("common.resume-code", "code", speakable), Tone.CONFIRMED));
    }

    /** Returns whether a caller who calls again within minutes could resume this conversation. */
    public boolean canResume(DialogueState broken) {
        return !broken.ended() && !broken.droppedFrames(catalog).isEmpty();
    }

    /** Returns a new conversation with the tasks of a dropped one. It begins with the question whether to continue. */
    public DialogueState withDroppedTasks(DialogueState fresh, DialogueState broken) {
        return fresh.withFrames(broken.droppedFrames(catalog));
    }

    /**
     * Resumes the tasks of another conversation.
     *
     * @param other empty if the code is not valid
     */
    public TurnResult resumeOtherConversation(TurnResult before, Optional<DialogueState> other, TurnEnvironment environment) {
        var turn = Turn.resume(catalog, before, environment);
        var frames = other.map(state -> state.resumableFrames(catalog)).orElse(List.of());
        if (frames.isEmpty()) {
            var refused = turn.say("common.resume-wrong", Tone.ERROR);
            return finish(refused.isIdle() ? GlobalCommands.openMenuWithoutWelcome(refused) : refused);
        }
        var resumed = turn.withFrames(frames);
        return finish(resumed.say("common.resumed", resumed.prompt("common.resumed", "doing", resumed.taskPhrase()), Tone.PLAIN));
    }
}
