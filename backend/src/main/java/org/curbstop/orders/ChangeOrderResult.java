package org.curbstop.orders;

import java.util.List;

/** Result of changing or cancelling an order. */
public sealed interface ChangeOrderResult {

    record Changed(ServiceOrder order) implements ChangeOrderResult {}

    record SlotFull(List<AppointmentSlot> nextFreeSlots) implements ChangeOrderResult {
        public SlotFull {
            nextFreeSlots = List.copyOf(nextFreeSlots);
        }
    }

    record Refused(OrderRefusal refusal) implements ChangeOrderResult {}
}
