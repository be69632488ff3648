package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Optional;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.IntentClassifier;
import org.curbstop.conversation.UserInput;
import org.curbstop.conversation.flowfile.FlowCatalog;
import org.curbstop.conversation.understanding.UtteranceParser;

/** The dialogue engine: a pure function from a dialogue state and a user input to the next state and the responses. */
public final class DialogueEngine {

    private final FlowCatalog catalog;
    private final UtteranceParser utteranceParser;
    private final IntentClassifier classifier;

    public DialogueEngine(FlowCatalog catalog, UtteranceParser utteranceParser, IntentClassifier classifier) {
        this.catalog = catalog;
        this.utteranceParser = utteranceParser;
        this.classifier = classifier;
    }

    public TurnResult startTurn(DialogueState state, UserInput userInput, TurnEnvironment environment) {
        var context = new TurnContext(catalog, state, environment);
        var input = MaskedInput.of(context, userInput, utteranceParser);
        context.transcript.addAll(TranscriptLines.ofInput(context, input.input(), utteranceParser));
        new InputHandler(context, utteranceParser, classifier).handle(input);
        return finishTurn(context);
    }

    /** Continues after the action that the turn waited for. */
    public TurnResult resumeAfterAction(TurnResult before, PendingAction.RunFlowAction action, ActionOutcome outcome,
            TurnEnvironment environment) {
        var context = TurnContext.resume(catalog, before, environment);
        new FlowExecutor(context, utteranceParser).resumeAfterAction(action, outcome);
        return finishTurn(context);
    }

    /** Continues after an action failed with an exception: apologizes, offers ways on, and makes no claim about what was done. */
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

    /**
     * Resumes the tasks of another conversation.
     *
     * @param other empty if the code stands for none
     */
    public TurnResult resumeOtherConversation(TurnResult before, Optional<DialogueState> other, TurnEnvironment environment) {
        var context = TurnContext.resume(catalog, before, environment);
        var resumableFrames = other.map(state -> ResumableFrames.from(state, catalog)).orElse(List.of());
        if (resumableFrames.isEmpty()) {
            context.addCommonMessage("resume-wrong", BotResponse.Message.Tone.ERROR);
            if (context.isIdle()) {
                new GlobalCommands(context).openMenuWithoutWelcome();
            }
        } else {
            context.frames.clear();
            context.frames.addAll(resumableFrames);
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
