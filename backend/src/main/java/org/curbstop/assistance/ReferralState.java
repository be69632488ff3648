package org.curbstop.assistance;

import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.Money;
import org.curbstop.store.StoredAs;
import org.curbstop.store.StoredName;

/** State of a referral. */
public sealed interface ReferralState {

    /** Sent; the agency has not confirmed that it has it. */
    @StoredAs("sent")
    record Sent() implements ReferralState {}

    @StoredAs("received")
    record Received() implements ReferralState {}

    /** @param documents keys in the program file of the documents that the agency still needs */
    @StoredAs("needs-documents")
    record NeedsDocuments(List<String> documents) implements ReferralState {
        public NeedsDocuments {
            documents = List.copyOf(documents);
        }
    }

    /**
     * The agency has pledged to pay.
     *
     * @param pledge positive
     * @param until last day on which the pledge protects the account
     */
    @StoredAs("approved")
    record Approved(Money pledge, LocalDate until) implements ReferralState {}

    /**
     * The agency has paid.
     *
     * @param remittance number of the agency's check or transfer
     */
    @StoredAs("paid")
    record Paid(Money amount, String remittance) implements ReferralState {}

    @StoredAs("denied")
    record Denied(DenialReason why) implements ReferralState {}

    /** The customer withdrew their consent. */
    @StoredAs("withdrawn")
    record Withdrawn() implements ReferralState {}

    /** The agency did not answer in time, or a pledge was not paid in time. */
    @StoredAs("expired")
    record Expired() implements ReferralState {}

    /** Returns whether anybody still has to act on it. */
    default boolean isOpen() {
        return switch (this) {
            case Sent _, Received _, NeedsDocuments _, Approved _ -> true;
            case Paid _, Denied _, Withdrawn _, Expired _ -> false;
        };
    }

    /** Returns the name of the state in message keys, such as {@code needs-documents}. */
    default String key() {
        return StoredName.of(getClass());
    }
}
