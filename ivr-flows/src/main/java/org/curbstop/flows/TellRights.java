package org.curbstop.flows;

import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.Proven;

final class TellRights {

    static final ActionSpec SPEC = ActionSpec.reading("tell-rights").needing(Proven.BY_PIN).taking("account")
            .ending("told", "rights")
            .ending("none")
            .ending("not-yours");

    private TellRights() {}
}
