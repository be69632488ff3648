package org.curbstop.flows;

import java.util.List;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.ArrangementWords;
import org.curbstop.arrangements.Disconnections;
import org.curbstop.common.Channel;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proven;
import org.curbstop.conversation.Value;
import org.springframework.stereotype.Component;

/** What a customer can do against a disconnection, in the words of the jurisdiction. */
@Component
final class TellRights implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.reading("tell-rights").needing(Proven.BY_PIN).taking("account")
            .ending("told", "rights").ending("none", "street").ending("not-yours");

    /** A text holds the first of them; it ends with where all of them stand. */
    private static final int ROOM_IN_A_TEXT = 220;

    private final Accounts accounts;
    private final Disconnections disconnections;

    TellRights(Accounts accounts, Disconnections disconnections) {
        this.accounts = accounts;
        this.disconnections = disconnections;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        return Askers.shown(call, accounts).flatMap(account -> disconnections.explain(account.id(), Askers.of(call)).map(explained -> explained.rights().isEmpty()
                        ? Outcome.of("none").with("street", Value.of(account.premise().address().street()))
                        : Outcome.of("told").with("rights", Value.of(told(explained.rights(), call)))))
                .orElse(Outcome.of("not-yours"));
    }

    private static String told(List<String> rights, ActionCall call) {
        var words = ArrangementWords.in(call.language());
        var all = new StringBuilder();
        for (String right : rights) {
            String sentence = words.right(right);
            if (call.who().approach().channel() == Channel.TEXT && !all.isEmpty() && all.length() + sentence.length() >= ROOM_IN_A_TEXT) {
                break;
            }
            all.append(all.isEmpty() ? "" : " ").append(sentence);
        }
        return all.toString();
    }
}
