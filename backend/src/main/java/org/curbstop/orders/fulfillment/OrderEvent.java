package org.curbstop.orders.fulfillment;

import java.time.Instant;

/** What can happen to an order. */
public sealed interface OrderEvent {

    /** Staff reviewed and accepted it. */
    record Approved() implements OrderEvent {}

    /** Staff reviewed and rejected it. */
    record Rejected(String reason, Instant at) implements OrderEvent {}

    /** Account, deposit, fees and slot are all entered. */
    record Prepared() implements OrderEvent {}

    /** The day it was ordered for has begun. */
    record DateReached(Instant at) implements OrderEvent {}

    /** What was ordered is done. */
    record WorkCompleted(Instant at) implements OrderEvent {}

    /** The visit came to nothing: nobody let us in, a part was missing. It gets another day. */
    record VisitFailed() implements OrderEvent {}

    /** Another day or slot was chosen. */
    record Rescheduled() implements OrderEvent {}

    /** The customer or staff took it back. */
    record Withdrawn(String by, Instant at) implements OrderEvent {}
}
