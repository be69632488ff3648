package org.curbstop.orders.fulfillment;

import org.curbstop.orders.OrderState;
import org.curbstop.orders.OrderState.Accepted;
import org.curbstop.orders.OrderState.AwaitingStaff;
import org.curbstop.orders.OrderState.Cancelled;
import org.curbstop.orders.OrderState.Done;
import org.curbstop.orders.OrderState.InProgress;
import org.curbstop.orders.OrderState.Refused;
import org.curbstop.orders.OrderState.Scheduled;
import org.curbstop.orders.fulfillment.OrderEvent.Approved;
import org.curbstop.orders.fulfillment.OrderEvent.DateReached;
import org.curbstop.orders.fulfillment.OrderEvent.Prepared;
import org.curbstop.orders.fulfillment.OrderEvent.Rejected;
import org.curbstop.orders.fulfillment.OrderEvent.VisitFailed;
import org.curbstop.orders.fulfillment.OrderEvent.Withdrawn;
import org.curbstop.orders.fulfillment.OrderEvent.WorkCompleted;

/**
 * State machine of an order: a pure function over every state and event. An event that does not fit leaves the state unchanged: staff, a
 * sweep and a customer act on one order, and whoever is late changes nothing.
 */
public final class OrderStateMachine {

    private OrderStateMachine() {}

    private record StateAndEvent(OrderState state, OrderEvent step) {}

    public static OrderState next(OrderState state, OrderEvent step) {
        return switch (new StateAndEvent(state, step)) {
            case StateAndEvent(AwaitingStaff s, Approved e) -> new Accepted();
            case StateAndEvent(AwaitingStaff s, Rejected e) -> new Refused(e.reason(), e.at());
            case StateAndEvent(AwaitingStaff s, Withdrawn e) -> new Cancelled(e.by(), e.at());
            case StateAndEvent(AwaitingStaff s, Prepared e) -> s; // nothing is entered before staff have reviewed it
            case StateAndEvent(AwaitingStaff s, DateReached e) -> s; // reaching its day does not accept it: staff choose another day
            case StateAndEvent(AwaitingStaff s, WorkCompleted e) -> s;
            case StateAndEvent(AwaitingStaff s, VisitFailed e) -> s;

            case StateAndEvent(Accepted s, Prepared e) -> new Scheduled();
            case StateAndEvent(Accepted s, Withdrawn e) -> new Cancelled(e.by(), e.at());
            case StateAndEvent(Accepted s, Approved e) -> s; // approved twice
            case StateAndEvent(Accepted s, Rejected e) -> s; // a colleague approved it
            case StateAndEvent(Accepted s, DateReached e) -> s; // it must be entered first: the sweep retries
            case StateAndEvent(Accepted s, WorkCompleted e) -> s;
            case StateAndEvent(Accepted s, VisitFailed e) -> s;

            case StateAndEvent(Scheduled s, DateReached e) -> new InProgress(e.at());
            case StateAndEvent(Scheduled s, Withdrawn e) -> new Cancelled(e.by(), e.at());
            case StateAndEvent(Scheduled s, Prepared e) -> s; // two processes prepared it: published once
            case StateAndEvent(Scheduled s, Approved e) -> s;
            case StateAndEvent(Scheduled s, Rejected e) -> s;
            case StateAndEvent(Scheduled s, WorkCompleted e) -> s; // not before its day
            case StateAndEvent(Scheduled s, VisitFailed e) -> s;

            case StateAndEvent(InProgress s, WorkCompleted e) -> new Done(e.at());
            case StateAndEvent(InProgress s, VisitFailed e) -> new Scheduled();
            case StateAndEvent(InProgress s, Withdrawn e) -> s; // the crew is on the way
            case StateAndEvent(InProgress s, DateReached e) -> s;
            case StateAndEvent(InProgress s, Prepared e) -> s;
            case StateAndEvent(InProgress s, Approved e) -> s;
            case StateAndEvent(InProgress s, Rejected e) -> s;

            case StateAndEvent(Done s, OrderEvent e) -> s; // only another order undoes it
            case StateAndEvent(Cancelled s, OrderEvent e) -> s; // takes a new order
            case StateAndEvent(Refused s, OrderEvent e) -> s;
        };
    }
}
