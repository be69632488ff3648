package org.curbstop.orders;

import org.curbstop.orders.State.Accepted;
import org.curbstop.orders.State.AwaitingStaff;
import org.curbstop.orders.State.Cancelled;
import org.curbstop.orders.State.Done;
import org.curbstop.orders.State.InProgress;
import org.curbstop.orders.State.Refused;
import org.curbstop.orders.State.Scheduled;
import org.curbstop.orders.Step.Approved;
import org.curbstop.orders.Step.DayCame;
import org.curbstop.orders.Step.Finished;
import org.curbstop.orders.Step.Moved;
import org.curbstop.orders.Step.NotDone;
import org.curbstop.orders.Step.Prepared;
import org.curbstop.orders.Step.TakenBack;
import org.curbstop.orders.Step.TurnedDown;

/**
 * The course of an order: one pure function over every state and every step. A step that does not fit leaves the state as it is: two
 * people, a sweep and a customer act on one order, and who comes late changes nothing.
 */
final class Course {

    private Course() {}

    private record At(State state, Step step) {}

    static State next(State state, Step step) {
        return switch (new At(state, step)) {
            case At(AwaitingStaff s, Approved e) -> new Accepted();
            case At(AwaitingStaff s, TurnedDown e) -> new Refused(e.reason(), e.at());
            case At(AwaitingStaff s, TakenBack e) -> new Cancelled(e.by(), e.at());
            case At(AwaitingStaff s, Prepared e) -> s; // nothing is entered before a person has looked
            case At(AwaitingStaff s, DayCame e) -> s; // nor does its day make it ours: staff give it another
            case At(AwaitingStaff s, Finished e) -> s;
            case At(AwaitingStaff s, NotDone e) -> s;
            case At(AwaitingStaff s, Moved e) -> s;

            case At(Accepted s, Prepared e) -> new Scheduled();
            case At(Accepted s, TakenBack e) -> new Cancelled(e.by(), e.at());
            case At(Accepted s, Approved e) -> s; // pressed twice
            case At(Accepted s, TurnedDown e) -> s; // a colleague took it
            case At(Accepted s, DayCame e) -> s; // entered first, then done: the sweep comes again
            case At(Accepted s, Finished e) -> s;
            case At(Accepted s, NotDone e) -> s;
            case At(Accepted s, Moved e) -> s;

            case At(Scheduled s, DayCame e) -> new InProgress(e.at());
            case At(Scheduled s, TakenBack e) -> new Cancelled(e.by(), e.at());
            case At(Scheduled s, Moved e) -> s; // the day is no part of the state
            case At(Scheduled s, Prepared e) -> s; // two processes prepared it: told once
            case At(Scheduled s, Approved e) -> s;
            case At(Scheduled s, TurnedDown e) -> s;
            case At(Scheduled s, Finished e) -> s; // not before its day
            case At(Scheduled s, NotDone e) -> s;

            case At(InProgress s, Finished e) -> new Done(e.at());
            case At(InProgress s, NotDone e) -> new Scheduled();
            case At(InProgress s, TakenBack e) -> s; // somebody is on the way
            case At(InProgress s, Moved e) -> s;
            case At(InProgress s, DayCame e) -> s;
            case At(InProgress s, Prepared e) -> s;
            case At(InProgress s, Approved e) -> s;
            case At(InProgress s, TurnedDown e) -> s;

            case At(Done s, Step e) -> s; // what is done is undone by another order
            case At(Cancelled s, Step e) -> s; // whoever wants it after all orders again
            case At(Refused s, Step e) -> s;
        };
    }
}
