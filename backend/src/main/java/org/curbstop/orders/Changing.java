package org.curbstop.orders;

import java.util.List;

/** What came of changing or cancelling an order. */
public sealed interface Changing {

    record Changed(Order order) implements Changing {}

    record Full(List<Slot> next) implements Changing {
        public Full {
            next = List.copyOf(next);
        }
    }

    record Refused(Refusal refusal) implements Changing {}
}
