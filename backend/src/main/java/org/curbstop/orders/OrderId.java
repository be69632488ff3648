package org.curbstop.orders;

import org.curbstop.common.Ids;

/** An order, for ever. */
public record OrderId(String value) implements Comparable<OrderId> {

    public OrderId {
        Ids.require("ord", value);
    }

    public static OrderId mint() {
        return new OrderId(Ids.mint("ord"));
    }

    @Override
    public int compareTo(OrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
