package org.curbstop.orders;

import org.curbstop.common.IdGenerator;
import org.curbstop.common.Identifier;

/** Permanent id of an order. */
public record OrderId(String value) implements Identifier<OrderId> {

    public OrderId {
        IdGenerator.requireValid("ord", value);
    }

    public static OrderId create() {
        return new OrderId(IdGenerator.create("ord"));
    }

    @Override
    public String toString() {
        return value;
    }
}
