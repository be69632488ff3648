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

/** The life of a referral, as one function. */
public final class ReferralStateMachine {

    private ReferralStateMachine() {}

    /** Where the step leads; the same state where it changes nothing; empty where it cannot be taken. */
    public static Optional<ReferralState> next(ReferralState now, ReferralAction step) {
        return switch (step) {
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
            case NeedsDocuments needs -> Optional.of(new Received()); // the documents have come
            case Approved approved -> Optional.empty();
            case Paid paid -> Optional.empty();
            case Denied denied -> Optional.of(new Received()); // the agency looks again
            case Withdrawn withdrawn -> Optional.empty();
            case Expired expired -> Optional.empty(); // a promise has one hold: who is still to be helped is referred anew
        };
    }

    private static Optional<ReferralState> need(ReferralState now, NeedsDocuments next) {
        return switch (now) {
            case Sent sent -> Optional.of(next);
            case Received received -> Optional.of(next);
            case NeedsDocuments needs -> Optional.of(needs.equals(next) ? needs : next);
            case Approved approved -> Optional.empty();
            case Paid paid -> Optional.empty();
            case Denied denied -> Optional.empty();
            case Withdrawn withdrawn -> Optional.empty();
            case Expired expired -> Optional.empty();
        };
    }

    private static Optional<ReferralState> approve(ReferralState now, Approved next) {
        return switch (now) {
            case Sent sent -> Optional.of(next);
            case Received received -> Optional.of(next);
            case NeedsDocuments needs -> Optional.of(next);
            case Approved approved -> approved.equals(next) ? Optional.of(approved) : Optional.empty(); // a promise is not changed, it is
                                                                                                        // kept
            case Paid paid -> Optional.empty();
            case Denied denied -> Optional.empty();
            case Withdrawn withdrawn -> Optional.empty();
            case Expired expired -> Optional.empty();
        };
    }

    private static Optional<ReferralState> pay(ReferralState now, Paid next) {
        return switch (now) {
            case Approved approved -> Optional.of(next);
            case Expired expired -> Optional.of(next); // money that comes late is money all the same
            case Paid paid -> paid.equals(next) ? Optional.of(paid) : Optional.empty();
            case Sent sent -> Optional.empty();
            case Received received -> Optional.empty();
            case NeedsDocuments needs -> Optional.empty();
            case Denied denied -> Optional.empty();
            case Withdrawn withdrawn -> Optional.empty();
        };
    }

    private static Optional<ReferralState> deny(ReferralState now, Denied next) {
        return switch (now) {
            case Sent sent -> Optional.of(next);
            case Received received -> Optional.of(next);
            case NeedsDocuments needs -> Optional.of(next);
            case Denied denied -> Optional.of(denied.equals(next) ? denied : next);
            case Approved approved -> Optional.empty(); // promised is promised: the account is protected until the day that was named
            case Paid paid -> Optional.empty();
            case Withdrawn withdrawn -> Optional.empty();
            case Expired expired -> Optional.empty();
        };
    }

    /** Consent can be taken back at any time; what has come to an end stays as it ended, and the agency sees it no longer. */
    private static Optional<ReferralState> withdraw(ReferralState now) {
        return Optional.of(now.isOpen() ? new Withdrawn() : now);
    }

    private static Optional<ReferralState> lapse(ReferralState now) {
        return Optional.of(now.isOpen() ? new Expired() : now);
    }
}
