package org.curbstop.flows.cases;

import java.util.List;
import java.util.Optional;
import org.curbstop.cases.HandOffs;
import org.curbstop.common.AccountId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.SlotValue;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.documents.SentDocuments;
import org.curbstop.flows.CallerIdentity;
import org.springframework.stereotype.Component;

/** Submits photos and documents to staff in a case that lists them. */
@Component
public final class SubmitPhotos implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.attempting("hand-in-photos").taking("photos").mayTake("what")
            .ending("kept", "reference").ending("none");

    private final SentDocuments documents;
    private final HandOffs handOffs;

    SubmitPhotos(SentDocuments documents, HandOffs handOffs) {
        this.documents = documents;
        this.handOffs = handOffs;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        List<SentDocumentId> sent = SentDocumentId.parseAll(call.text("photos").orElse(""));
        if (sent.isEmpty()) {
            return ActionOutcome.of("none");
        }
        Optional<AccountId> account = call.caller().proof().map(IdentityProof::subjects).filter(subjects -> subjects.size() == 1)
                .map(subjects -> new AccountId(subjects.getFirst()));
        account.ifPresent(known -> documents.claim(sent, known, CallerIdentity.actor(call)));
        var context = RaiseHandOff.handOffContext(call, call.caller().context().phone()).forTask(call.flow(),
                sent.stream().map(SentDocumentId::value).toList());
        return ActionOutcome.of("kept").with("reference", SlotValue.of(handOffs.raise(context).id().value()));
    }
}
