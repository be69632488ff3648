package org.curbstop.orders;

import java.time.Instant;

/** What can happen to an order. */
sealed interface Step {

    /** Staff looked at it and take it. */
    record Approved() implements Step {}

    /** Staff looked at it and do not take it. */
    record TurnedDown(String reason, Instant at) implements Step {}

    /** Account, deposit, fees and slot are all entered. */
    record Prepared() implements Step {}

    /** The day it was ordered for has begun. */
    record DayCame(Instant at) implements Step {}

    /** What was ordered is done. */
    record Finished(Instant at) implements Step {}

    /** The visit came to nothing: nobody let us in, a part was missing. It gets another day. */
    record NotDone() implements Step {}

    /** Another day or slot was chosen. */
    record Moved() implements Step {}

    /** The customer or staff took it back. */
    record TakenBack(String by, Instant at) implements Step {}
}
