package org.curbstop.conversation.session;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.InstalledFlows;
import org.curbstop.conversation.engine.FlowFrame;
import org.curbstop.conversation.engine.PendingAction;
import org.curbstop.conversation.engine.TurnEnvironment;
import org.curbstop.conversation.engine.TurnResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does what a turn needs from outside, and hands the engine what came of it. */
@Component
final class ActionExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(ActionExecutor.class);
    private static final int MAX_WRONG_CODES = 5;

    private final InstalledFlows flows;
    private final Map<String, FlowAction> actions;
    private final ResumeCodes resumeCodes;
    private final ConversationRepository conversations;
    private final Clock clock;

    ActionExecutor(InstalledFlows flows, List<FlowAction> actions, ResumeCodes codes, ConversationRepository talks, Clock clock) {
        this.flows = flows;
        this.actions = actions.stream().collect(Collectors.toMap(action -> action.spec().name(), Function.identity()));
        this.resumeCodes = codes;
        this.conversations = talks;
        this.clock = clock;
    }

    /** Whether it must not happen twice. */
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

    private TurnResult run(TurnResult result, PendingAction.RunFlowAction wanted, ConversationContext context, int number,
            TurnEnvironment environment) {
        var state = result.state();
        // The same for the same step of the same turn, however often it is delivered, and for no other.
        String key = state.id() + ":" + state.turns() + ":" + number + ":" + wanted.step();
        try {
            var action = Optional.ofNullable(actions.get(wanted.spec().name()))
                    .orElseThrow(() -> new IllegalStateException("no bean for action " + wanted.spec().name()));
            var outcome = action.run(
                    new ActionCall(key, state.id(), wanted.flow(), state.frames().stream().map(FlowFrame::flow).toList(), state.language(),
                    new ActionCall.Caller(context, state.proof()), wanted.values(), state.transcript(), clock.instant()));
            return flows.engine().resumeAfterAction(result, wanted, outcome, environment);
        } catch (RuntimeException e) {
            LOG.error("talk {}: action {} failed", state.id(), wanted.spec().name(), e);
            return flows.engine().resumeAfterFailure(result, environment);
        }
    }
}
