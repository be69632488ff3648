package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Optional;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.IntentClassifier;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.flowfile.FlowCatalog;
import org.curbstop.conversation.understanding.UtteranceParser;

/** The engine: a pure function from a talk and what was heard to the next talk and what is said. */
public final class DialogueEngine {

    private final FlowCatalog catalog;
    private final UtteranceParser utteranceParser;
    private final IntentClassifier classifier;

    public DialogueEngine(FlowCatalog set, UtteranceParser readings, IntentClassifier interpreter) {
        this.catalog = set;
        this.utteranceParser = readings;
        this.classifier = interpreter;
    }

    public TurnResult startTurn(DialogueState talk, UserInput heard, TurnEnvironment situation) {
        var draft = new TurnContext(catalog, talk, situation);
        var input = MaskedInput.of(draft, heard, utteranceParser);
        draft.transcript.addAll(TranscriptLines.ofInput(draft, input.input(), utteranceParser));
        new InputHandler(draft, utteranceParser, classifier).handle(input);
        return finishTurn(draft);
    }

    /** Goes on after the action that the turn waited for. */
    public TurnResult resumeAfterAction(TurnResult before, PendingAction.RunFlowAction action, ActionOutcome outcome, TurnEnvironment situation) {
        var draft = TurnContext.resume(catalog, before, situation);
        new FlowExecutor(draft, utteranceParser).resumeAfterAction(action, outcome);
        return finishTurn(draft);
    }

    /** Goes on after a fault outside: nobody is left without a word, and nothing is claimed about what was done. */
    public TurnResult resumeAfterFailure(TurnResult before, TurnEnvironment situation) {
        var draft = TurnContext.resume(catalog, before, situation);
        draft.addCommonMessage("fault", BotResponse.Message.Tone.ERROR);
        draft.clarification = Optional.of(Clarification.of(Clarification.Kind.STUCK));
        new FlowExecutor(draft, utteranceParser).run();
        return finishTurn(draft);
    }

    public TurnResult resumeWithIssuedCode(TurnResult before, String code, TurnEnvironment situation) {
        var draft = TurnContext.resume(catalog, before, situation);
        draft.addMessage("common.resume-code", draft.commonPrompt("resume-code", "code", speakableCode(draft, code)), BotResponse.Message.Tone.CONFIRMED);
        new FlowExecutor(draft, utteranceParser).run();
        return finishTurn(draft);
    }

    /** Takes up the tasks of another talk; empty: there is none behind that code. */
    public TurnResult resumeOtherConversation(TurnResult before, Optional<DialogueState> other, TurnEnvironment situation) {
        var draft = TurnContext.resume(catalog, before, situation);
        var carried = other.map(talk -> ResumableFrames.from(talk, catalog)).orElse(List.of());
        if (carried.isEmpty()) {
            draft.addCommonMessage("resume-wrong", BotResponse.Message.Tone.ERROR);
            if (draft.isIdle()) {
                new GlobalCommands(draft).openMenuWithoutWelcome();
            }
        } else {
            draft.frames.clear();
            draft.frames.addAll(carried);
            draft.addMessage("common.resumed", draft.commonPrompt("resumed", "doing", draft.taskPhrase(draft.topFrame().flow())), BotResponse.Message.Tone.PLAIN);
        }
        new FlowExecutor(draft, utteranceParser).run();
        return finishTurn(draft);
    }

    private static String speakableCode(TurnContext draft, String code) {
        return draft.isOn(org.curbstop.common.Channel.VOICE) ? String.join(", ", code.split("")) : code;
    }

    private TurnResult finishTurn(TurnContext draft) {
        if (draft.pendingAction.isEmpty()) {
            draft.transcript.addAll(TranscriptLines.ofResponses(draft, utteranceParser));
        }
        return draft.toResult();
    }
}
