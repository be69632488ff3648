package org.curbstop.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.curbstop.store.bson.AggregateForm;
import org.curbstop.store.bson.Forms;

/** Turns a {@link Where} into a query, and refuses one that no index of the collection answers. */
final class Questions {

    private final String collection;
    private final List<Index> indexes;

    Questions(String collection, List<Index> indexes) {
        this.collection = collection;
        this.indexes = List.copyOf(indexes);
    }

    BsonDocument filter(Where where) {
        checkCovered(where);
        var filter = new BsonDocument();
        where.equal().forEach((field, value) -> filter.append(AggregateForm.path(field), Forms.value(value)));
        where.among().forEach((field, values) -> filter.append(
                AggregateForm.path(field), new BsonDocument("$in", new BsonArray(values.stream().map(Forms::value).toList()))));
        where.range().ifPresent(range -> {
            var bounds = new BsonDocument();
            range.from().ifPresent(from -> bounds.append("$gte", Forms.value(from)));
            range.after().ifPresent(after -> bounds.append("$gt", Forms.value(after)));
            range.before().ifPresent(before -> bounds.append("$lt", Forms.value(before)));
            filter.append(AggregateForm.path(range.field()), bounds);
        });
        return filter;
    }

    /**
     * Always explicit and always total: a range orders by its field where nothing else is asked, and the id decides between equals,
     * in the direction of the order before it, so that an index can be read forwards or backwards.
     */
    BsonDocument sort(Where where) {
        var sort = new BsonDocument();
        int last = 1;
        for (Where.Order order : orders(where)) {
            last = order.ascending() ? 1 : -1;
            sort.append(AggregateForm.path(order.field()), new BsonInt32(last));
        }
        if (!sort.containsKey(AggregateForm.ID)) {
            sort.append(AggregateForm.ID, new BsonInt32(last));
        }
        return sort;
    }

    private static List<Where.Order> orders(Where where) {
        return where.orders().isEmpty()
                ? where.range().map(range -> new Where.Order(range.field(), true)).stream().toList()
                : where.orders();
    }

    /**
     * Refuses what a server would have to look for or to sort in memory: some index begins with the fields asked for, in any order, and
     * goes on with those of the order.
     */
    private void checkCovered(Where where) {
        var asked = new HashSet<String>();
        where.equal().keySet().forEach(field -> asked.add(AggregateForm.path(field)));
        where.among().keySet().forEach(field -> asked.add(AggregateForm.path(field)));
        where.range().map(Where.Range::field).filter(field -> asked.isEmpty() && !field.equals("id")).ifPresent(field -> {
            throw new IllegalArgumentException("a range over " + collection + "." + field + " needs an equality before it");
        });
        if (asked.contains(AggregateForm.ID)) {
            return; // as many documents as ids were named, a thousand at most
        }
        List<Where.Order> orders = orders(where);
        if (orders.stream().map(Where.Order::ascending).distinct().count() > 1) {
            throw new IllegalArgumentException("an index of " + collection + " is read in one direction: " + orders);
        }
        where.range().map(Where.Range::field).filter(field -> !orders.getFirst().field().equals(field)).ifPresent(field -> {
            throw new IllegalArgumentException("a range over " + collection + "." + field + " is ordered by that field first");
        });
        var sorted = new ArrayList<>(orders.stream().map(order -> AggregateForm.path(order.field())).toList());
        if (!sorted.contains(AggregateForm.ID)) {
            sorted.add(AggregateForm.ID);
        }
        boolean byIdAlone = asked.isEmpty() && sorted.getFirst().equals(AggregateForm.ID);
        if (!byIdAlone && indexes.stream().noneMatch(index -> covers(index, asked, sorted))) {
            throw new IllegalArgumentException("no index of " + collection + " starts with " + asked + " and goes on with " + sorted);
        }
    }

    private static boolean covers(Index index, Set<String> asked, List<String> sorted) {
        List<String> paths = index.paths();
        if (paths.size() < asked.size() || !asked.containsAll(paths.subList(0, asked.size()))) {
            return false;
        }
        // All fields of a unique index: there is one document, and nothing to sort.
        boolean one = index.unique() && asked.size() == paths.size();
        List<String> rest = paths.subList(asked.size(), paths.size());
        return one || rest.size() >= sorted.size() && rest.subList(0, sorted.size()).equals(sorted);
    }
}
