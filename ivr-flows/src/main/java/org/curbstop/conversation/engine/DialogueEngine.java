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

    public TurnResult startTurn(DialogueState state, UserInput heard, TurnEnvironment environment) {
        var context = new TurnContext(catalog, state, environment);
        var input = MaskedInput.of(context, heard, utteranceParser);
        context.transcript.addAll(TranscriptLines.ofInput(context, input.input(), utteranceParser));
        new InputHandler(context, utteranceParser, classifier).handle(input);
        return finishTurn(context);
    }

    /** Goes on after the action that the turn waited for. */
    public TurnResult resumeAfterAction(TurnResult before, PendingAction.RunFlowAction action, ActionOutcome outcome,
            TurnEnvironment environment) {
        var context = TurnContext.resume(catalog, before, environment);
        new FlowExecutor(context, utteranceParser).resumeAfterAction(action, outcome);
        return finishTurn(context);
    }

    /** Goes on after a fault outside: nobody is left without a word, and nothing is claimed about what was done. */
    public TurnResult resumeAfterFailure(TurnResult before, TurnEnvironment environment) {
        var context = TurnContext.resume(catalog, before, environment);
        context.addCommonMessage("fault", BotResponse.Message.Tone.ERROR);
        context.clarification = Optional.of(Clarification.of(Clarification.Kind.STUCK));
        new FlowExecutor(context, utteranceParser).run();
        return finishTurn(context);
    }

    public TurnResult resumeWithIssuedCode(TurnResult before, String code, TurnEnvironment environment) {
        var context = TurnContext.resume(catalog, before, environment);
        context.addMessage("common.resume-code", context.commonPrompt("resume-code", "code", speakableCode(context, code)),
                BotResponse.Message.Tone.CONFIRMED);
        new FlowExecutor(context, utteranceParser).run();
        return finishTurn(context);
    }

    /** Takes up the tasks of another talk; empty: there is none behind that code. */
    public TurnResult resumeOtherConversation(TurnResult before, Optional<DialogueState> other, TurnEnvironment environment) {
        var context = TurnContext.resume(catalog, before, environment);
        var carried = other.map(state -> ResumableFrames.from(state, catalog)).orElse(List.of());
        if (carried.isEmpty()) {
            context.addCommonMessage("resume-wrong", BotResponse.Message.Tone.ERROR);
            if (context.isIdle()) {
                new GlobalCommands(context).openMenuWithoutWelcome();
            }
        } else {
            context.frames.clear();
            context.frames.addAll(carried);
            context.addMessage("common.resumed", context.commonPrompt("resumed", "doing", context.taskPhrase(context.topFrame().flow())),
                    BotResponse.Message.Tone.PLAIN);
        }
        new FlowExecutor(context, utteranceParser).run();
        return finishTurn(context);
    }

    private static String speakableCode(TurnContext context, String code) {
        return context.isOn(org.curbstop.common.Channel.VOICE) ? String.join(", ", code.split("")) : code;
    }

    private TurnResult finishTurn(TurnContext context) {
        if (context.pendingAction.isEmpty()) {
            context.transcript.addAll(TranscriptLines.ofResponses(context, utteranceParser));
        }
        return context.toResult();
    }
}
