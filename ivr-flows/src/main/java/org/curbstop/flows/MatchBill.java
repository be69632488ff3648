package org.curbstop.flows;

import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.GuestAnswer;
import org.curbstop.accounts.GuestMatch;
import org.curbstop.common.PostalCode;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.springframework.stereotype.Component;

/** Account number and ZIP code off a bill. It opens the door to pay, and no fact about the account. */
@Component
final class MatchBill implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.trying("match-bill").taking("number", "zip")
            .ending("matched", "account", "ending").ending("no-match").ending("locked-out", "until");

    private final Accounts accounts;
    private final GuestMatch guests;

    MatchBill(Accounts accounts, GuestMatch guests) {
        this.accounts = accounts;
        this.guests = guests;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        // What cannot be a number is compared like one that is nobody's, and counts as a try.
        var number = accounts.read(call.require("number")).orElse(new AccountNumber("000"));
        return switch (guests.match(number, new PostalCode(call.require("zip")), Askers.counted(call))) {
            case GuestAnswer.Matched matched -> Outcome.of("matched").with("account", Value.of(matched.account().value()))
                    .with("ending", Value.digits(number.lastFour()));
            case GuestAnswer.NoMatch _ -> Outcome.of("no-match");
            case GuestAnswer.LockedOut locked -> Outcome.of("locked-out").with("until", Value.of(locked.until()));
        };
    }
}
