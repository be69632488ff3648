package org.curbstop.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.curbstop.store.bson.AggregateCodec;
import org.curbstop.store.bson.ValueCodecs;

/** Translates a {@link Query} to a MongoDB filter and sort, and rejects one that no index of the collection supports. */
final class QueryTranslator {

    private final String collection;
    private final List<Index> indexes;

    QueryTranslator(String collection, List<Index> indexes) {
        this.collection = collection;
        this.indexes = List.copyOf(indexes);
    }

    BsonDocument filter(Query query) {
        requireIndex(query);
        var filter = new BsonDocument();
        query.equalities().forEach((field, value) -> filter.append(AggregateCodec.path(field), ValueCodecs.toBson(value)));
        query.memberships().forEach((field, values) -> filter.append(
                AggregateCodec.path(field), new BsonDocument("$in", new BsonArray(values.stream().map(ValueCodecs::toBson).toList()))));
        query.range().ifPresent(range -> {
            var bounds = new BsonDocument();
            range.from().ifPresent(from -> bounds.append("$gte", ValueCodecs.toBson(from)));
            range.after().ifPresent(after -> bounds.append("$gt", ValueCodecs.toBson(after)));
            range.before().ifPresent(before -> bounds.append("$lt", ValueCodecs.toBson(before)));
            filter.append(AggregateCodec.path(range.field()), bounds);
        });
        return filter;
    }

    /**
     * Returns an explicit and total sort order. A range without an order sorts by its field. The id breaks ties in the direction of the
     * preceding field, so that an index can be read forwards or backwards.
     */
    BsonDocument sort(Query query) {
        var sort = new BsonDocument();
        int last = 1;
        for (Query.SortOrder order : orders(query)) {
            last = order.ascending() ? 1 : -1;
            sort.append(AggregateCodec.path(order.field()), new BsonInt32(last));
        }
        if (!sort.containsKey(AggregateCodec.ID)) {
            sort.append(AggregateCodec.ID, new BsonInt32(last));
        }
        return sort;
    }

    private static List<Query.SortOrder> orders(Query query) {
        return query.orders().isEmpty()
                ? query.range().map(range -> new Query.SortOrder(range.field(), true)).stream().toList()
                : query.orders();
    }

    /**
     * Rejects a query that needs a collection scan or an in-memory sort: some index must start with the filtered fields, in any order, and
     * continue with the sort fields.
     */
    private void requireIndex(Query query) {
        var asked = new HashSet<String>();
        query.equalities().keySet().forEach(field -> asked.add(AggregateCodec.path(field)));
        query.memberships().keySet().forEach(field -> asked.add(AggregateCodec.path(field)));
        query.range().map(Query.FieldRange::field).filter(field -> asked.isEmpty() && !field.equals("id")).ifPresent(field -> {
            throw new IllegalArgumentException("a range over " + collection + "." + field + " needs an equality before it");
        });
        if (asked.contains(AggregateCodec.ID)) {
            return; // returns at most one document per id in the query
        }
        List<Query.SortOrder> orders = orders(query);
        if (orders.stream().map(Query.SortOrder::ascending).distinct().count() > 1) {
            throw new IllegalArgumentException("an index of " + collection + " is read in one direction: " + orders);
        }
        query.range().map(Query.FieldRange::field).filter(field -> !orders.getFirst().field().equals(field)).ifPresent(field -> {
            throw new IllegalArgumentException("a range over " + collection + "." + field + " is ordered by that field first");
        });
        var sorted = new ArrayList<>(orders.stream().map(order -> AggregateCodec.path(order.field())).toList());
        if (!sorted.contains(AggregateCodec.ID)) {
            sorted.add(AggregateCodec.ID);
        }
        boolean byIdAlone = asked.isEmpty() && sorted.getFirst().equals(AggregateCodec.ID);
        if (!byIdAlone && indexes.stream().noneMatch(index -> covers(index, asked, sorted))) {
            throw new IllegalArgumentException("no index of " + collection + " starts with " + asked + " and goes on with " + sorted);
        }
    }

    private static boolean covers(Index index, Set<String> asked, List<String> sorted) {
        List<String> paths = index.paths();
        if (paths.size() < asked.size() || !asked.containsAll(paths.subList(0, asked.size()))) {
            return false;
        }
        // All fields of a unique index: at most one document per key, so there is nothing to sort.
        boolean one = index.unique() && asked.size() == paths.size();
        List<String> rest = paths.subList(asked.size(), paths.size());
        return one || rest.size() >= sorted.size() && rest.subList(0, sorted.size()).equals(sorted);
    }
}
