package org.curbstop.flows;

import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.Proven;

final class FindNotice {

    static final ActionSpec SPEC = ActionSpec.reading("find-notice").needing(Proven.BY_PIN).taking("account")
            .ending("notice", "street", "notBefore", "stops")
            .ending("held", "street", "hold", "until", "stops")
            .ending("no-notice", "street")
            .ending("not-yours");

    private FindNotice() {}
}
