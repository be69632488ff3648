package org.curbstop.grievances;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.billing.BillId;
import org.curbstop.common.Money;
import org.curbstop.store.StoredAs;

/** What a grievance is about. */
public sealed interface GrievanceMatter {

    /**
     * A dispute of a bill or a part of it. Not a card payment disputed with a bank, which is {@code payments.Dispute}.
     *
     * @param billed day of issue of the bill
     * @param disputed amount on hold while the dispute is open
     * @param ownRead meter reading taken by the customer
     */
    @StoredAs("bill-dispute")
    record BillDispute(BillId bill, LocalDate billed, Reason reason, Money disputed, Optional<String> ownRead) implements GrievanceMatter {}

    @StoredAs("complaint")
    record Complaint(Subject subject) implements GrievanceMatter {}

    /** Reason for a bill dispute. */
    enum Reason { USAGE, RATE, ACCOUNT, PAYMENT, OTHER }

    enum Subject { SERVICE, STAFF, BILLING, SAFETY, WEBSITE, OTHER }

    enum Kind { BILL_DISPUTE, COMPLAINT }

    default Kind kind() {
        return switch (this) {
            case BillDispute _ -> Kind.BILL_DISPUTE;
            case Complaint _ -> Kind.COMPLAINT;
        };
    }

    /** Returns the amount on hold; empty for a complaint. */
    default Optional<Money> onHold() {
        return this instanceof BillDispute dispute ? Optional.of(dispute.disputed()) : Optional.empty();
    }
}
