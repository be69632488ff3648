package org.curbstop.flows;

import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.ClientNetwork;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.IdentityProof;

/** Converts the caller of a flow action to an {@link Actor} and to verified accounts. */
public final class CallerIdentity {

    private CallerIdentity() {}

    public static Actor actor(ActionCall call) {
        var context = call.caller().context();
        return new Actor(context.channel(), context.origin(), call.caller().proof().map(IdentityProof::person), Optional.empty());
    }

    /** Returns the actor for rate limits. Each withheld number counts separately, so that one caller cannot use up all attempts. */
    public static Actor rateLimitedActor(ActionCall call) {
        var context = call.caller().context();
        boolean withheld = context.channel() == Channel.VOICE && context.phone().isEmpty();
        return withheld ? new Actor(Channel.VOICE, context.conversationKey(), actor(call).person(), Optional.empty()) : actor(call);
    }

    /** Returns the origin for rate limits of reports and callbacks; empty for a withheld number, which many callers share. */
    public static Optional<String> rateLimitOrigin(ActionCall call) {
        var context = call.caller().context();
        boolean byPhone = context.channel() == Channel.VOICE || context.channel() == Channel.TEXT;
        return byPhone ? context.phone().map(PhoneNumber::e164) : Optional.of(ClientNetwork.of(context.origin()));
    }

    /** Returns the chosen account if it is among the verified ones; an id from a forged form is not. */
    public static Optional<Account> verifiedAccount(ActionCall call, Accounts accounts) {
        var chosen = call.require("account");
        return call.caller().proof().filter(proof -> proof.subjects().contains(chosen))
                .flatMap(proof -> accounts.findVisible(new AccountId(chosen), actor(call)));
    }
}
