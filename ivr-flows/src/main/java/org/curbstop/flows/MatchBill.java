package org.curbstop.flows;

import java.util.Optional;
import java.util.function.Predicate;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.GuestAnswer;
import org.curbstop.accounts.GuestMatch;
import org.curbstop.billing.Bills;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
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

    static final ActionSpec SPEC = ActionSpec.trying("match-bill").taking("number", "zip").mayTake("billAmount")
            .ending("matched", "account", "ending").ending("no-match").ending("amount-wanted").ending("locked-out", "until");

    private final Accounts accounts;
    private final Bills bills;
    private final GuestMatch guests;

    MatchBill(Accounts accounts, Bills bills, GuestMatch guests) {
        this.accounts = accounts;
        this.bills = bills;
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
        Optional<Predicate<AccountId>> amount = call.text("billAmount").map(_ -> call.money("billAmount")).map(named -> account -> isOwed(account, named));
        var bill = new GuestMatch.Bill(number, new PostalCode(call.require("zip")), amount);
        return switch (guests.match(bill, Askers.counted(call), call.who().approach().talkKey())) {
            case GuestAnswer.Matched matched -> Outcome.of("matched").with("account", Value.of(matched.account().value()))
                    .with("ending", Value.digits(number.lastFour()));
            case GuestAnswer.NoMatch _ -> Outcome.of("no-match");
            case GuestAnswer.AmountWanted _ -> Outcome.of("amount-wanted");
            case GuestAnswer.LockedOut locked -> Outcome.of("locked-out").with("until", Value.of(locked.until()));
        };
    }

    /** What the latest bill asks for, or what is owed after a part of it was paid. */
    private boolean isOwed(AccountId account, Money named) {
        return bills.owed(account).filter(owed -> owed.total().equals(named) || owed.latest().filter(bill -> bill.total().equals(named)).isPresent()).isPresent();
    }
}
