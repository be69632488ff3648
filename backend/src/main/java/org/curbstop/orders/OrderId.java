package org.curbstop.orders;

import org.curbstop.common.IdGenerator;

/** An order, for ever. */
public record OrderId(String value) implements Comparable<OrderId> {

    public OrderId {
        IdGenerator.requireValid("ord", value);
    }

    public static OrderId mint() {
        return new OrderId(IdGenerator.create("ord"));
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
