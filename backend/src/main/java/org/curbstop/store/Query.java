package org.curbstop.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Query with equality on fields that are a prefix of an index, at most one range after them, a sort order and a limit.
 * {@link AggregateCollection#list} rejects a query that no index supports.
 */
public final class Query {

    /** The most documents that one query returns; use {@link #after} for the next page. */
    public static final int MAX_LIMIT = 1000;

    private final Map<String, Object> equalities;
    private final Map<String, Collection<?>> memberships;
    private final Optional<FieldRange> range;
    private final List<SortOrder> orders;
    private final int limit;

    record FieldRange(String field, Optional<Object> from, Optional<Object> before, Optional<Object> after) {}

    record SortOrder(String field, boolean ascending) {}

    private Query(Map<String, Object> equal, Map<String, Collection<?>> among, Optional<FieldRange> range, List<SortOrder> orders,
            int limit) {
        this.equalities = equal;
        this.memberships = among;
        this.range = range;
        this.orders = orders;
        this.limit = limit;
    }

    /** Matches all documents, ordered by id, for batch jobs and exports. */
    public static Query all() {
        return new Query(Map.of(), Map.of(), Optional.empty(), List.of(), MAX_LIMIT);
    }

    public static Query where(String field, Object value) {
        return all().and(field, value);
    }

    public static Query whereIn(String field, Collection<?> values) {
        return all().andIn(field, values);
    }

    public Query and(String field, Object value) {
        var next = new LinkedHashMap<>(equalities);
        next.put(field, value);
        return new Query(next, memberships, range, orders, limit);
    }

    public Query andIn(String field, Collection<?> values) {
        var next = new LinkedHashMap<String, Collection<?>>(memberships);
        next.put(field, List.copyOf(values));
        return new Query(equalities, next, range, orders, limit);
    }

    /** Matches values greater than or equal to {@code least}. */
    public Query from(String field, Object least) {
        return withRange(new FieldRange(field, Optional.of(least), sameField(field).flatMap(FieldRange::before), Optional.empty()));
    }

    /** Matches values less than {@code bound}. */
    public Query before(String field, Object bound) {
        var old = sameField(field);
        return withRange(new FieldRange(field, old.flatMap(FieldRange::from), Optional.of(bound), old.flatMap(FieldRange::after)));
    }

    /** Matches values greater than {@code seen}, such as the last value of the previous page. */
    public Query after(String field, Object seen) {
        return withRange(new FieldRange(field, Optional.empty(), sameField(field).flatMap(FieldRange::before), Optional.of(seen)));
    }

    public Query ascending(String field) {
        return withOrder(new SortOrder(field, true));
    }

    public Query descending(String field) {
        return withOrder(new SortOrder(field, false));
    }

    public Query limit(int count) {
        if (count < 1 || count > MAX_LIMIT) {
            throw new IllegalArgumentException("a limit is 1 to " + MAX_LIMIT);
        }
        return new Query(equalities, memberships, range, orders, count);
    }

    private Query withOrder(SortOrder order) {
        var next = new ArrayList<>(orders);
        next.add(order);
        return new Query(equalities, memberships, range, next, limit);
    }

    private Optional<FieldRange> sameField(String field) {
        return range.filter(old -> {
            if (!old.field().equals(field)) {
                throw new IllegalArgumentException("one range at most: " + old.field() + " and " + field);
            }
            return true;
        });
    }

    private Query withRange(FieldRange next) {
        return new Query(equalities, memberships, Optional.of(next), orders, limit);
    }

    Map<String, Object> equalities() {
        return equalities;
    }

    Map<String, Collection<?>> memberships() {
        return memberships;
    }

    Optional<FieldRange> range() {
        return range;
    }

    List<SortOrder> orders() {
        return orders;
    }

    int limit() {
        return limit;
    }
}
