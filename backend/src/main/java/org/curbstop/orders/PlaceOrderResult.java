package org.curbstop.orders;

import java.util.List;

/** Result of placing an order. */
public sealed interface PlaceOrderResult {

    /** Accepted; the confirmation is on its way. */
    record Placed(ServiceOrder order) implements PlaceOrderResult {}

    /** The key was used before; carries the order that it created. */
    record AlreadyPlaced(ServiceOrder order) implements PlaceOrderResult {}

    /** Staff review it first; {@code reason} is the code of the rule that requires this. */
    record SentToStaff(ServiceOrder order, String reason) implements PlaceOrderResult {}

    /** The last place in the half-day was taken by somebody else. */
    record SlotFull(List<AppointmentSlot> nextFreeSlots) implements PlaceOrderResult {
        public SlotFull {
            nextFreeSlots = List.copyOf(nextFreeSlots);
        }
    }

    record Refused(OrderRefusal refusal) implements PlaceOrderResult {}
}
