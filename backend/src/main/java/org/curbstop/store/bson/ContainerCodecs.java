package org.curbstop.store.bson;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.jspecify.annotations.Nullable;

/** Codecs of optionals, lists, sets and maps. Values read are unmodifiable and in the order in which they were written. */
final class ContainerCodecs {

    private ContainerCodecs() {}

    record OptionalCodec(ValueCodec of) implements ValueCodec {
        @Override
        public void write(BsonWriter out, Object value) {
            of.write(out, ((Optional<?>) value).orElseThrow());
        }

        @Override
        public Object read(BsonReader in) {
            return Optional.of(of.read(in));
        }

        @Override
        public Object absent() {
            return Optional.empty();
        }

        @Override
        public boolean isPresent(@Nullable Object value) {
            return value instanceof Optional<?> optional && optional.isPresent();
        }
    }

    private static void writeAll(BsonWriter out, ValueCodec of, Object values) {
        out.writeStartArray();
        for (Object value : (Collection<?>) values) {
            of.write(out, value);
        }
        out.writeEndArray();
    }

    private static <C extends Collection<Object>> C readAll(BsonReader in, ValueCodec of, C into) {
        in.readStartArray();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            into.add(of.read(in));
        }
        in.readEndArray();
        return into;
    }

    record ListCodec(ValueCodec of) implements ValueCodec {
        @Override
        public void write(BsonWriter out, Object value) {
            writeAll(out, of, value);
        }

        @Override
        public Object read(BsonReader in) {
            return Collections.unmodifiableList(readAll(in, of, new ArrayList<>()));
        }

        @Override
        public Object absent() {
            return List.of();
        }
    }

    record SetCodec(ValueCodec of, boolean sorted) implements ValueCodec {
        @Override
        public void write(BsonWriter out, Object value) {
            writeAll(out, of, value);
        }

        @Override
        public Object read(BsonReader in) {
            return sorted
                    ? Collections.unmodifiableSortedSet((SortedSet<?>) readAll(in, of, new TreeSet<>()))
                    : Collections.unmodifiableSet((Set<?>) readAll(in, of, new LinkedHashSet<>()));
        }

        @Override
        public Object absent() {
            return sorted ? Collections.emptySortedSet() : Set.of();
        }
    }

    /** Servers differ on keys with dots or dollar signs, so both characters are stored as their full-width forms. */
    record MapCodec(ScalarCodecs.TextCodec key, ValueCodec of, boolean sorted) implements ValueCodec {
        @Override
        public void write(BsonWriter out, Object value) {
            out.writeStartDocument();
            ((Map<?, ?>) value).forEach((k, v) -> {
                out.writeName(key.print(k).replace('.', '\uff0e').replace('$', '\uff04'));
                of.write(out, v);
            });
            out.writeEndDocument();
        }

        @Override
        public Object read(BsonReader in) {
            Map<Object, Object> read = sorted ? new TreeMap<>() : new LinkedHashMap<>();
            in.readStartDocument();
            while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
                Object name = key.parse(in.readName().replace('\uff0e', '.').replace('\uff04', '$'));
                read.put(name, of.read(in));
            }
            in.readEndDocument();
            return sorted ? Collections.unmodifiableSortedMap((SortedMap<?, ?>) read) : Collections.unmodifiableMap(read);
        }

        @Override
        public Object absent() {
            return sorted ? Collections.emptySortedMap() : Map.of();
        }
    }
}
