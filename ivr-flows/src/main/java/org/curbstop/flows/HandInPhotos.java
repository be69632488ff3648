package org.curbstop.flows;

import java.util.List;
import java.util.Optional;
import org.curbstop.cases.HandOffs;
import org.curbstop.cases.Packet;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proof;
import org.curbstop.common.AccountId;
import org.curbstop.conversation.Value;
import org.curbstop.papers.PaperId;
import org.curbstop.papers.Papers;
import org.springframework.stereotype.Component;

/** Puts what somebody sent before a person. The packet names the papers among what was tried. */
@Component
final class HandInPhotos implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.trying("hand-in-photos").taking("photos").mayTake("what").ending("kept", "reference").ending("none");

    private final Papers papers;
    private final HandOffs handOffs;

    HandInPhotos(Papers papers, HandOffs handOffs) {
        this.papers = papers;
        this.handOffs = handOffs;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        List<PaperId> sent = PaperId.all(call.text("photos").orElse(""));
        if (sent.isEmpty()) {
            return Outcome.of("none");
        }
        Optional<AccountId> account = call.who().proof().map(Proof::subjects).filter(subjects -> subjects.size() == 1).map(subjects -> new AccountId(subjects.getFirst()));
        account.ifPresent(known -> papers.claim(sent, known, Askers.of(call)));
        var packet = RaiseHandOff.packet(call, call.who().approach().phone()).about(call.flow(), sent.stream().map(PaperId::value).toList());
        return Outcome.of("kept").with("reference", Value.of(handOffs.raise(packet).id().value()));
    }
}
