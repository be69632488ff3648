package org.curbstop.flows.payments;

import java.util.Map;
import java.util.Optional;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.springframework.stereotype.Component;

/** Texts the payment page to the calling number: nobody can follow a web address that is read aloud. */
@Component
public final class TextPaymentLink implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.attempting("text-payment-link").taking("payment", "total", "url").ending("texted")
            .ending("not-texted");

    private final Notices notices;

    TextPaymentLink(Notices notices) {
        this.notices = notices;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        boolean texted = call.caller().context().phone().stream()
                .map(phone -> new Notice("payment-link:" + call.require("payment"), new NoticeRecipient.Phone(phone),
                        NoticeKind.PAYMENT_LINK, Map.of("amount", call.money("total"), "link", call.require("url")),
                        Optional.of(call.language())))
                .flatMap(notice -> notices.send(notice).stream()).anyMatch(delivery -> delivery.state() != Delivery.State.REFUSED);
        return ActionOutcome.of(texted ? "texted" : "not-texted");
    }
}
