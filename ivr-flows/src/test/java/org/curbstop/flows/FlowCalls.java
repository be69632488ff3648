package org.curbstop.flows;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ConversationContext;
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;

/** Calls of real actions, by text. */
public final class FlowCalls {

    private static final PhoneNumber ADA = new PhoneNumber("+15035550101");

    private FlowCalls() {}

    /** Returns a call by the holder of the account, who gave the PIN. */
    public static ActionCall byHolderOf(Account account, Instant now, Map<String, SlotValue> values) {
        var all = new HashMap<>(values);
        all.put("account", SlotValue.of(account.id().value()));
        return call(List.of("pay-bill"), Optional.of(new IdentityProof(ProofLevel.BY_PIN, account.holder(), List.of(account.id().value()))),
                now, all);
    }

    /** @param tasks the open tasks, the innermost last */
    public static ActionCall call(List<String> tasks, Optional<IdentityProof> proof, Instant now, Map<String, SlotValue> values) {
        var context = new ConversationContext(Channel.TEXT, "talk", Optional.of(ADA), Optional.empty(), Optional.of(Language.ENGLISH),
                ADA.e164());
        return new ActionCall("key", "talk_1", tasks.getLast(), tasks, Language.ENGLISH, new ActionCall.Caller(context, proof), values,
                List.of(">PAY", "<Do you have the bill with you?"), now);
    }
}
