package org.curbstop.conversation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.curbstop.conversation.engine.Frame;
import org.curbstop.conversation.engine.Situation;
import org.curbstop.conversation.engine.Turned;
import org.curbstop.conversation.engine.Wanted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does what a turn needs from outside, and hands the engine what came of it. */
@Component
final class Acting {

    private static final Logger LOG = LoggerFactory.getLogger(Acting.class);
    private static final int MOST_WRONG_CODES = 5;

    private final Flows flows;
    private final Map<String, FlowAction> actions;
    private final TalkCodes codes;
    private final Talks talks;
    private final Clock clock;

    Acting(Flows flows, List<FlowAction> actions, TalkCodes codes, Talks talks, Clock clock) {
        this.flows = flows;
        this.actions = actions.stream().collect(Collectors.toMap(action -> action.spec().name(), Function.identity()));
        this.codes = codes;
        this.talks = talks;
        this.clock = clock;
    }

    /** Whether it must not happen twice. */
    boolean hasEffect(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Action action -> action.spec().effect() != ActionSpec.Effect.READS;
            case Wanted.NewCode _, Wanted.ByCode _ -> true;
        };
    }

    Turned act(TalkDocument document, Turned turned, Wanted wanted, Approach who, int number, Situation situation) {
        return switch (wanted) {
            case Wanted.Action action -> run(turned, action, who, number, situation);
            case Wanted.NewCode _ -> flows.turns().gaveCode(turned, codes.mint(document.id()), situation);
            case Wanted.ByCode byCode -> flows.turns().resumed(turned, document.wrongCodes() >= MOST_WRONG_CODES ? Optional.empty()
                    : codes.redeem(byCode.code(), who.origin()).flatMap(talks::find).map(TalkDocument::talk), situation);
        };
    }

    private Turned run(Turned turned, Wanted.Action wanted, Approach who, int number, Situation situation) {
        var talk = turned.talk();
        // The same for the same step of the same turn, however often it is delivered, and for no other.
        String key = talk.id() + ":" + talk.turns() + ":" + number + ":" + wanted.step();
        try {
            var action = Optional.ofNullable(actions.get(wanted.spec().name())).orElseThrow(() -> new IllegalStateException("no bean for action " + wanted.spec().name()));
            var outcome = action.run(new ActionCall(key, talk.id(), wanted.flow(), talk.frames().stream().map(Frame::flow).toList(), talk.language(),
                    new ActionCall.Caller(who, talk.proof()), wanted.values(), talk.transcript(), clock.instant()));
            return flows.turns().ran(turned, wanted, outcome, situation);
        } catch (RuntimeException e) {
            LOG.error("talk {}: action {} failed", talk.id(), wanted.spec().name(), e);
            return flows.turns().failed(turned, situation);
        }
    }
}
