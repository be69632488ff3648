package org.curbstop.orders;

import java.time.Instant;
import org.curbstop.orders.fulfillment.OrderStateMachine;
import org.curbstop.store.StoredAs;
import org.curbstop.store.StoredName;

/** State of an order. Only {@link OrderStateMachine#next} leads from one state to the next. */
public sealed interface OrderState {

    /** Staff must review it; {@code why} is the rule that requires this. */
    @StoredAs("awaiting-staff")
    record AwaitingStaff(String why) implements OrderState {}

    /** Accepted; account, deposit and fees are being entered, and nobody has been notified yet. */
    @StoredAs("accepted")
    record Accepted() implements OrderState {}

    /** Everything is entered and the customer was notified; its day has not come. */
    @StoredAs("scheduled")
    record Scheduled() implements OrderState {}

    /** The day of the order has come. */
    @StoredAs("in-progress")
    record InProgress(Instant since) implements OrderState {}

    @StoredAs("done")
    record Done(Instant at) implements OrderState {}

    /** @param by customer or staff */
    @StoredAs("cancelled")
    record Cancelled(String by, Instant at) implements OrderState {}

    /** Rejected by staff; {@code reason} is a code. */
    @StoredAs("refused")
    record Refused(String reason, Instant at) implements OrderState {}

    /** Returns the code used in message keys: {@code awaiting-staff}, {@code in-progress}. */
    default String code() {
        return StoredName.of(getClass());
    }

    default boolean isOpen() {
        return switch (this) {
            case AwaitingStaff _, Accepted _, Scheduled _, InProgress _ -> true;
            case Done _, Cancelled _, Refused _ -> false;
        };
    }
}
