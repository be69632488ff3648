package org.curbstop.orders;

import java.util.List;

/** What came of placing an order. */
public sealed interface Placing {

    /** Ours to do; the confirmation is on its way. */
    record Placed(Order order) implements Placing {}

    /** The same yes came again: the order that it made. */
    record Again(Order order) implements Placing {}

    /** A person looks at it first. @param why code of the rule that said so */
    record ToStaff(Order order, String why) implements Placing {}

    /** Somebody else took the last place of that half-day. */
    record Full(List<Slot> next) implements Placing {
        public Full {
            next = List.copyOf(next);
        }
    }

    record Refused(Refusal refusal) implements Placing {}
}
