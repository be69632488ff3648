package org.curbstop.flows;

import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.IdentityProof;

/** Who asks, as the capabilities want to know it. */
public final class CallerIdentity {

    private CallerIdentity() {}

    public static Actor actor(ActionCall call) {
        var context = call.caller().context();
        return new Actor(context.channel(), context.origin(), call.caller().proof().map(IdentityProof::person), Optional.empty());
    }

    /**
     * The same for what counts tries: callers who withhold their number are not one caller, and none of them may use up the tries of all.
     */
    public static Actor rateLimitedActor(ActionCall call) {
        var context = call.caller().context();
        boolean withheld = context.channel() == Channel.VOICE && context.phone().isEmpty();
        return withheld ? new Actor(Channel.VOICE, context.conversationKey(), actor(call).person(), Optional.empty()) : actor(call);
    }

    /** The account that was chosen, if it is among those that were proved: an id out of a forged form is nobody's. */
    public static Optional<Account> verifiedAccount(ActionCall call, Accounts accounts) {
        var chosen = call.require("account");
        return call.caller().proof().filter(proof -> proof.subjects().contains(chosen))
                .flatMap(proof -> accounts.findVisible(new AccountId(chosen), actor(call)));
    }
}
