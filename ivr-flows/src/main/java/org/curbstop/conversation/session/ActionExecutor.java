package org.curbstop.conversation.session;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.InstalledFlows;
import org.curbstop.conversation.engine.FlowFrame;
import org.curbstop.conversation.engine.PendingAction;
import org.curbstop.conversation.engine.TurnEnvironment;
import org.curbstop.conversation.engine.TurnResult;
import org.curbstop.store.DatabaseUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Executes the pending actions of a turn and passes their outcomes to the engine. */
@Component
final class ActionExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(ActionExecutor.class);
    private static final int MAX_WRONG_CODES = 5;

    private final InstalledFlows flows;
    private final Map<String, FlowAction> actions;
    private final ResumeCodes resumeCodes;
    private final ConversationRepository conversations;
    private final Clock clock;

    ActionExecutor(InstalledFlows flows, List<FlowAction> actions, ResumeCodes resumeCodes, ConversationRepository conversations,
            Clock clock) {
        this.flows = flows;
        this.actions = actions.stream().collect(Collectors.toMap(action -> action.spec().name(), Function.identity()));
        this.resumeCodes = resumeCodes;
        this.conversations = conversations;
        this.clock = clock;
    }

    /** Returns whether the action must not run twice. */
    boolean hasEffect(PendingAction pending) {
        return switch (pending) {
            case PendingAction.RunFlowAction action -> action.spec().effect() != ActionSpec.Effect.READS;
            case PendingAction.IssueResumeCode _, PendingAction.RedeemResumeCode _ -> true;
        };
    }

    TurnResult execute(StoredConversation document, TurnResult result, PendingAction pending, ConversationContext context, int number,
            TurnEnvironment environment) {
        return switch (pending) {
            case PendingAction.RunFlowAction action -> run(result, action, context, number, environment);
            case PendingAction.IssueResumeCode _ ->
                    flows.engine().resumeWithIssuedCode(result, resumeCodes.issue(document.id()), environment);
            case PendingAction.RedeemResumeCode byCode -> flows.engine().resumeOtherConversation(result,
                    document.wrongCodes() >= MAX_WRONG_CODES ? Optional.empty()
                            : resumeCodes.redeem(byCode.code(), context.origin()).flatMap(conversations::find)
                                    .map(StoredConversation::talk),
                    environment);
        };
    }

    private TurnResult run(TurnResult result, PendingAction.RunFlowAction action, ConversationContext context, int number,
            TurnEnvironment environment) {
        var state = result.state();
        // Unique to this step of this turn, and the same each time the turn is delivered.
        String key = state.id() + ":" + state.turns() + ":" + number + ":" + action.step();
        try {
            var flowAction = Optional.ofNullable(actions.get(action.spec().name()))
                    .orElseThrow(() -> new IllegalStateException("no bean for action " + action.spec().name()));
            var outcome = flowAction.run(
                    new ActionCall(key, state.id(), action.flow(), state.frames().stream().map(FlowFrame::flow).toList(), state.language(),
                    new ActionCall.Caller(context, state.proof()), action.values(), state.transcript(), clock.instant()));
            return flows.engine().resumeAfterAction(result, action, outcome, environment);
        } catch (DatabaseUnavailableException e) {
            LOG.warn("conversation {}: action {}: {}", state.id(), action.spec().name(), e.getMessage());
            return action.spec().unavailable()
                    .map(outcome -> flows.engine().resumeAfterAction(result, action, ActionOutcome.of(outcome), environment))
                    .orElseGet(() -> hasEffect(action) ? flows.engine().resumeAfterFailure(result, environment)
                            : flows.engine().resumeWhileUnavailable(result, environment));
        } catch (RuntimeException e) {
            LOG.error("conversation {}: action {} failed", state.id(), action.spec().name(), e);
            return flows.engine().resumeAfterFailure(result, environment);
        }
    }
}
