package org.curbstop.store;

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

    /** Always explicit and always total: the id decides between equals. */
    BsonDocument sort(Where where) {
        var sort = new BsonDocument();
        where.orders().forEach(order -> sort.append(AggregateForm.path(order.field()), new BsonInt32(order.ascending() ? 1 : -1)));
        if (!sort.containsKey(AggregateForm.ID)) {
            sort.append(AggregateForm.ID, new BsonInt32(1));
        }
        return sort;
    }

    private void checkCovered(Where where) {
        var asked = new HashSet<>(where.equal().keySet());
        asked.addAll(where.among().keySet());
        if (!asked.isEmpty() && !asked.contains("id") && indexes.stream().noneMatch(index -> startsWith(index, asked))) {
            throw new IllegalArgumentException("no index of " + collection + " starts with " + asked);
        }
        where.range().map(Where.Range::field).filter(field -> asked.isEmpty() && !field.equals("id")).ifPresent(field -> {
            throw new IllegalArgumentException("a range over " + collection + "." + field + " needs an equality before it");
        });
    }

    private static boolean startsWith(Index index, Set<String> asked) {
        return index.fields().size() >= asked.size() && asked.containsAll(index.fields().subList(0, asked.size()));
    }
}
