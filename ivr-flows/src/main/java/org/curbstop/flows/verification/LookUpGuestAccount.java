package org.curbstop.flows.verification;

import java.util.Optional;
import java.util.function.Predicate;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.verification.GuestAccountLookup;
import org.curbstop.accounts.verification.GuestLookupResult;
import org.curbstop.billing.Bills;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.PostalCode;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.springframework.stereotype.Component;

/** Looks up an account by account number and ZIP code from a bill. This permits a payment but discloses no fact about the account. */
@Component
public final class LookUpGuestAccount implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.attempting("match-bill").taking("number", "zip").mayTake("billAmount")
            .ending("matched", "account", "ending").ending("no-match").ending("amount-wanted").ending("locked-out", "until");

    private final Accounts accounts;
    private final Bills bills;
    private final GuestAccountLookup guests;

    LookUpGuestAccount(Accounts accounts, Bills bills, GuestAccountLookup guests) {
        this.accounts = accounts;
        this.bills = bills;
        this.guests = guests;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        // A malformed number is treated like a nonexistent one, and counts as an attempt.
        var number = accounts.parseNumber(call.require("number")).orElse(new AccountNumber("000"));
        Optional<Predicate<AccountId>> amount = call.text("billAmount").map(_ -> call.money("billAmount"))
                .map(named -> account -> isOwed(account, named));
        var bill = new GuestAccountLookup.Bill(number, new PostalCode(call.require("zip")), amount);
        return switch (guests.find(bill, CallerIdentity.rateLimitedActor(call), call.caller().context().conversationKey())) {
            case GuestLookupResult.Matched matched -> ActionOutcome.of("matched").with("account", SlotValue.of(matched.account().value()))
                    .with("ending", SlotValue.digits(number.lastFour()));
            case GuestLookupResult.NoMatch _ -> ActionOutcome.of("no-match");
            case GuestLookupResult.AmountWanted _ -> ActionOutcome.of("amount-wanted");
            case GuestLookupResult.LockedOut locked -> ActionOutcome.of("locked-out").with("until", SlotValue.of(locked.until()));
        };
    }

    /** Returns whether the amount is that of the latest bill, or the balance after a part of it was paid. */
    private boolean isOwed(AccountId account, Money named) {
        return bills.owed(account)
                .filter(owed -> owed.total().equals(named) || owed.latest().filter(bill -> bill.total().equals(named)).isPresent())
                .isPresent();
    }
}
