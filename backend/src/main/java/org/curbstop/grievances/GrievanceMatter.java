package org.curbstop.grievances;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.billing.BillId;
import org.curbstop.common.Money;
import org.curbstop.store.StoredAs;

/** What somebody says is wrong. */
public sealed interface GrievanceMatter {

    /**
     * A bill, or a part of it. Not the dispute of a card payment with a bank, which is {@code payments.Dispute}.
     *
     * @param billed the day on which the bill was issued
     * @param disputed what is on hold while the dispute is open
     * @param ownRead what the customer read on the meter
     */
    @StoredAs("bill-dispute")
    record BillDispute(BillId bill, LocalDate billed, Reason reason, Money disputed, Optional<String> ownRead) implements GrievanceMatter {}

    @StoredAs("complaint")
    record Complaint(Subject subject) implements GrievanceMatter {}

    /** What is wrong with a bill. */
    enum Reason { USAGE, RATE, ACCOUNT, PAYMENT, OTHER }

    /** What a complaint is about. */
    enum Subject { SERVICE, STAFF, BILLING, SAFETY, WEBSITE, OTHER }

    enum Kind { BILL_DISPUTE, COMPLAINT }

    default Kind kind() {
        return switch (this) {
            case BillDispute _ -> Kind.BILL_DISPUTE;
            case Complaint _ -> Kind.COMPLAINT;
        };
    }

    /** What is on hold; nothing for a complaint. */
    default Optional<Money> onHold() {
        return this instanceof BillDispute dispute ? Optional.of(dispute.disputed()) : Optional.empty();
    }
}
