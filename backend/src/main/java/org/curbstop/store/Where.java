package org.curbstop.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which documents, in what order, how many: equality on fields that are a prefix of an index, then at most one range, then an
 * explicit order. {@link Documents#list} refuses a question that no index answers.
 */
public final class Where {

    /** Nobody reads more in one go: page on with {@link #after}. */
    public static final int MOST = 1000;

    private final Map<String, Object> equal;
    private final Map<String, Collection<?>> among;
    private final Optional<Range> range;
    private final List<Order> orders;
    private final int limit;

    record Range(String field, Optional<Object> from, Optional<Object> before, Optional<Object> after) {}

    record Order(String field, boolean ascending) {}

    private Where(Map<String, Object> equal, Map<String, Collection<?>> among, Optional<Range> range, List<Order> orders, int limit) {
        this.equal = equal;
        this.among = among;
        this.range = range;
        this.orders = orders;
        this.limit = limit;
    }

    /** Every document, oldest id first: for sweeps and exports. */
    public static Where all() {
        return new Where(Map.of(), Map.of(), Optional.empty(), List.of(), MOST);
    }

    public static Where is(String field, Object value) {
        return all().and(field, value);
    }

    public static Where in(String field, Collection<?> values) {
        return all().andIn(field, values);
    }

    public Where and(String field, Object value) {
        var next = new LinkedHashMap<>(equal);
        next.put(field, value);
        return new Where(next, among, range, orders, limit);
    }

    public Where andIn(String field, Collection<?> values) {
        var next = new LinkedHashMap<String, Collection<?>>(among);
        next.put(field, List.copyOf(values));
        return new Where(equal, next, range, orders, limit);
    }

    /** At or above. */
    public Where from(String field, Object least) {
        return ranged(new Range(field, Optional.of(least), sameField(field).flatMap(Range::before), Optional.empty()));
    }

    /** Below. */
    public Where before(String field, Object bound) {
        var old = sameField(field);
        return ranged(new Range(field, old.flatMap(Range::from), Optional.of(bound), old.flatMap(Range::after)));
    }

    /** Above: the next page after the last value seen. */
    public Where after(String field, Object seen) {
        return ranged(new Range(field, Optional.empty(), sameField(field).flatMap(Range::before), Optional.of(seen)));
    }

    public Where ascending(String field) {
        return ordered(new Order(field, true));
    }

    public Where descending(String field) {
        return ordered(new Order(field, false));
    }

    public Where limit(int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a limit is 1 to " + MOST);
        }
        return new Where(equal, among, range, orders, most);
    }

    private Where ordered(Order order) {
        var next = new ArrayList<>(orders);
        next.add(order);
        return new Where(equal, among, range, next, limit);
    }

    private Optional<Range> sameField(String field) {
        return range.filter(old -> {
            if (!old.field().equals(field)) {
                throw new IllegalArgumentException("one range at most: " + old.field() + " and " + field);
            }
            return true;
        });
    }

    private Where ranged(Range next) {
        return new Where(equal, among, Optional.of(next), orders, limit);
    }

    Map<String, Object> equal() {
        return equal;
    }

    Map<String, Collection<?>> among() {
        return among;
    }

    Optional<Range> range() {
        return range;
    }

    List<Order> orders() {
        return orders;
    }

    int limit() {
        return limit;
    }
}
