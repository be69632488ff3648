package org.curbstop.assistance;

import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.Money;
import org.curbstop.store.StoredAs;

/** The state of a referral. */
public sealed interface ReferralState {

    /** On its way: nobody at the agency has said that they have it. */
    @StoredAs("sent")
    record Sent() implements ReferralState {}

    @StoredAs("received")
    record Received() implements ReferralState {}

    /** @param documents keys of the program file that the agency still waits for */
    @StoredAs("needs-documents")
    record NeedsDocuments(List<String> documents) implements ReferralState {
        public NeedsDocuments {
            documents = List.copyOf(documents);
        }
    }

    /**
     * The agency will pay.
     *
     * @param pledge positive
     * @param until the last day on which the promise protects the account
     */
    @StoredAs("approved")
    record Approved(Money pledge, LocalDate until) implements ReferralState {}

    /**
     * The money has come.
     *
     * @param remittance what the agency's payment is known by: a cheque or transfer number
     */
    @StoredAs("paid")
    record Paid(Money amount, String remittance) implements ReferralState {}

    @StoredAs("denied")
    record Denied(DenialReason why) implements ReferralState {}

    /** The customer took their consent back. */
    @StoredAs("withdrawn")
    record Withdrawn() implements ReferralState {}

    /** Nobody answered in time, or a promise was not kept in time. */
    @StoredAs("expired")
    record Expired() implements ReferralState {}

    /** Whether somebody still has to do something about it. */
    default boolean isOpen() {
        return switch (this) {
            case Sent sent -> true;
            case Received received -> true;
            case NeedsDocuments needs -> true;
            case Approved approved -> true;
            case Paid paid -> false;
            case Denied denied -> false;
            case Withdrawn withdrawn -> false;
            case Expired expired -> false;
        };
    }
}
