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
    boolean hasEffect(PendingAction wanted) {
        return switch (wanted) {
            case PendingAction.RunFlowAction action -> action.spec().effect() != ActionSpec.Effect.READS;
            case PendingAction.IssueResumeCode _, PendingAction.RedeemResumeCode _ -> true;
        };
    }

    TurnResult execute(StoredConversation document, TurnResult turned, PendingAction wanted, ConversationContext who, int number, TurnEnvironment situation) {
        return switch (wanted) {
            case PendingAction.RunFlowAction action -> run(turned, action, who, number, situation);
            case PendingAction.IssueResumeCode _ -> flows.engine().resumeWithIssuedCode(turned, resumeCodes.issue(document.id()), situation);
            case PendingAction.RedeemResumeCode byCode -> flows.engine().resumeOtherConversation(turned, document.wrongCodes() >= MAX_WRONG_CODES ? Optional.empty()
                    : resumeCodes.redeem(byCode.code(), who.origin()).flatMap(conversations::find).map(StoredConversation::talk), situation);
        };
    }

    private TurnResult run(TurnResult turned, PendingAction.RunFlowAction wanted, ConversationContext who, int number, TurnEnvironment situation) {
        var talk = turned.state();
        // The same for the same step of the same turn, however often it is delivered, and for no other.
        String key = talk.id() + ":" + talk.turns() + ":" + number + ":" + wanted.step();
        try {
            var action = Optional.ofNullable(actions.get(wanted.spec().name())).orElseThrow(() -> new IllegalStateException("no bean for action " + wanted.spec().name()));
            var outcome = action.run(new ActionCall(key, talk.id(), wanted.flow(), talk.frames().stream().map(FlowFrame::flow).toList(), talk.language(),
                    new ActionCall.Caller(who, talk.proof()), wanted.values(), talk.transcript(), clock.instant()));
            return flows.engine().resumeAfterAction(turned, wanted, outcome, situation);
        } catch (RuntimeException e) {
            LOG.error("talk {}: action {} failed", talk.id(), wanted.spec().name(), e);
            return flows.engine().resumeAfterFailure(turned, situation);
        }
    }
}
