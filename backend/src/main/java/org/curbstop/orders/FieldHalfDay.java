package org.curbstop.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is gone to in one half of a day in one area.
 *
 * @param id area, day and half
 */
record FieldHalfDay(String id, long version, List<Held> held) {

    /** A place that is kept. @param key of the order that it is kept for */
    record Held(String key, Instant since) {}

    FieldHalfDay {
        held = List.copyOf(held);
    }

    static FieldHalfDay empty(Slot slot) {
        return new FieldHalfDay(slot.id(), 0, List.of());
    }

    boolean holds(String key) {
        return held.stream().anyMatch(h -> h.key().equals(key));
    }

    FieldHalfDay holding(String key, Instant now) {
        var all = new ArrayList<>(held);
        all.add(new Held(key, now));
        return new FieldHalfDay(id, version, all);
    }

    FieldHalfDay without(String key) {
        return new FieldHalfDay(id, version, held.stream().filter(h -> !h.key().equals(key)).toList());
    }
}
