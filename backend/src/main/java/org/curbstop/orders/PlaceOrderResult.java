package org.curbstop.orders;

import java.util.List;

/** What came of placing an order. */
public sealed interface PlaceOrderResult {

    /** Ours to do; the confirmation is on its way. */
    record Placed(ServiceOrder order) implements PlaceOrderResult {}

    /** The same yes came again: the order that it made. */
    record AlreadyPlaced(ServiceOrder order) implements PlaceOrderResult {}

    /** A person reviews it first. @param why code of the rule that said so */
    record SentToStaff(ServiceOrder order, String reason) implements PlaceOrderResult {}

    /** Somebody else took the last place of that half-day. */
    record SlotFull(List<AppointmentSlot> nextFreeSlots) implements PlaceOrderResult {
        public SlotFull {
            nextFreeSlots = List.copyOf(nextFreeSlots);
        }
    }

    record Refused(OrderRefusal refusal) implements PlaceOrderResult {}
}
