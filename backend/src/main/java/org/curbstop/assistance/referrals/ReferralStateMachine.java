package org.curbstop.assistance.referrals;

import java.util.Optional;
import org.curbstop.assistance.ReferralState;
import org.curbstop.assistance.ReferralState.Approved;
import org.curbstop.assistance.ReferralState.Denied;
import org.curbstop.assistance.ReferralState.Expired;
import org.curbstop.assistance.ReferralState.NeedsDocuments;
import org.curbstop.assistance.ReferralState.Paid;
import org.curbstop.assistance.ReferralState.Received;
import org.curbstop.assistance.ReferralState.Sent;
import org.curbstop.assistance.ReferralState.Withdrawn;

/** State machine of a referral. */
public final class ReferralStateMachine {

    private ReferralStateMachine() {}

    /** Returns the next state, the same state if nothing changes, or empty if the action is not allowed. */
    public static Optional<ReferralState> next(ReferralState now, ReferralAction action) {
        return switch (action) {
            case ReferralAction.Receive receive -> receive(now);
            case ReferralAction.RequestDocuments need -> need(now, new NeedsDocuments(need.documents()));
            case ReferralAction.Approve approve -> approve(now, new Approved(approve.pledge(), approve.until()));
            case ReferralAction.Pay pay -> pay(now, new Paid(pay.amount(), pay.remittance()));
            case ReferralAction.Deny deny -> deny(now, new Denied(deny.why()));
            case ReferralAction.Withdraw withdraw -> withdraw(now);
            case ReferralAction.Expire lapse -> lapse(now);
        };
    }

    private static Optional<ReferralState> receive(ReferralState now) {
        return switch (now) {
            case Sent sent -> Optional.of(new Received());
            case Received received -> Optional.of(received);
            case NeedsDocuments needs -> Optional.of(new Received()); // the documents were received
            case Approved _, Paid _ -> Optional.empty();
            case Denied denied -> Optional.of(new Received()); // the agency reviews it again
            case Withdrawn withdrawn -> Optional.empty();
            case Expired expired -> Optional.empty(); // a pledge creates one hold: a household that still needs help is referred again
        };
    }

    private static Optional<ReferralState> need(ReferralState now, NeedsDocuments next) {
        return switch (now) {
            case Sent _, Received _ -> Optional.of(next);
            case NeedsDocuments needs -> Optional.of(needs.equals(next) ? needs : next);
            case Approved _, Paid _, Denied _, Withdrawn _, Expired _ -> Optional.empty();
        };
    }

    private static Optional<ReferralState> approve(ReferralState now, Approved next) {
        return switch (now) {
            case Sent _, Received _, NeedsDocuments _ -> Optional.of(next);
            // a pledge is kept, not changed
            case Approved approved -> approved.equals(next) ? Optional.of(approved) : Optional.empty();
            case Paid _, Denied _, Withdrawn _, Expired _ -> Optional.empty();
        };
    }

    private static Optional<ReferralState> pay(ReferralState now, Paid next) {
        return switch (now) {
            case Approved approved -> Optional.of(next);
            case Expired expired -> Optional.of(next); // a late payment is accepted
            case Paid paid -> paid.equals(next) ? Optional.of(paid) : Optional.empty();
            case Sent _, Received _, NeedsDocuments _, Denied _, Withdrawn _ -> Optional.empty();
        };
    }

    private static Optional<ReferralState> deny(ReferralState now, Denied next) {
        return switch (now) {
            case Sent _, Received _, NeedsDocuments _ -> Optional.of(next);
            case Denied denied -> Optional.of(denied.equals(next) ? denied : next);
            case Approved approved -> Optional.empty(); // a pledge cannot be revoked: the account stays protected until the agreed day
            case Paid _, Withdrawn _, Expired _ -> Optional.empty();
        };
    }

    /** Withdraws consent, which is possible at any time. Final states are kept, and the agency no longer sees the referral. */
    private static Optional<ReferralState> withdraw(ReferralState now) {
        return Optional.of(now.isOpen() ? new Withdrawn() : now);
    }

    private static Optional<ReferralState> lapse(ReferralState now) {
        return Optional.of(now.isOpen() ? new Expired() : now);
    }
}
