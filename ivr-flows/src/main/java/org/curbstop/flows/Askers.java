package org.curbstop.flows;

import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.Proof;

/** Who asks, as the capabilities want to know it. */
final class Askers {

    private Askers() {}

    static Asker of(ActionCall call) {
        var approach = call.who().approach();
        return new Asker(approach.channel(), approach.origin(), call.who().proof().map(Proof::person), Optional.empty());
    }

    /**
     * The same for what counts tries: callers who withhold their number are not one caller, and none of them may use up the tries of all.
     */
    static Asker counted(ActionCall call) {
        var approach = call.who().approach();
        boolean withheld = approach.channel() == Channel.VOICE && approach.phone().isEmpty();
        return withheld ? new Asker(Channel.VOICE, approach.talkKey(), of(call).person(), Optional.empty()) : of(call);
    }

    /** The account that was chosen, if it is among those that were proved: an id out of a forged form is nobody's. */
    static Optional<Account> shown(ActionCall call, Accounts accounts) {
        var chosen = call.require("account");
        return call.who().proof().filter(proof -> proof.subjects().contains(chosen)).flatMap(proof -> accounts.show(new AccountId(chosen), of(call)));
    }
}
