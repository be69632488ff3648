package org.curbstop.store.bson;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonValue;
import org.curbstop.store.DomainEvent;

/** Resolves the {@link ValueCodec} of a type: records, enums, sealed types, collections, optionals and {@code java.time} values. */
public final class ValueCodecs {

    private static final Map<Type, ValueCodec> CACHE = new ConcurrentHashMap<>();

    private ValueCodecs() {}

    static ValueCodec of(Type type) {
        ValueCodec known = CACHE.get(type);
        if (known != null) {
            return known;
        }
        ValueCodec made = create(type);
        ValueCodec first = CACHE.putIfAbsent(type, made);
        return first == null ? made : first;
    }

    /** Returns the value in its stored form, for queries. */
    public static BsonValue toBson(Object value) {
        return encode(of(classOf(value)), value);
    }

    private static BsonValue encode(ValueCodec form, Object value) {
        var holder = new BsonDocument();
        try (var out = new BsonDocumentWriter(holder)) {
            out.writeStartDocument();
            out.writeName("v");
            form.write(out, value);
            out.writeEndDocument();
        }
        return Objects.requireNonNull(holder.get("v"));
    }

    /** Encodes a value with the name of its type, for readers that do not know the type. */
    public static BsonValue writeSelfDescribing(Object value) {
        return encode(SelfDescribingCodec.INSTANCE, value);
    }

    /** Reads a value written by {@link #writeSelfDescribing}. */
    public static Object readSelfDescribing(BsonDocument holder, String field) {
        try (var in = new BsonDocumentReader(holder)) {
            in.readStartDocument();
            while (!in.readName().equals(field)) {
                in.skipValue();
            }
            return SelfDescribingCodec.INSTANCE.read(in);
        }
    }

    /** An enum constant with a body has its own class; its codec is that of the enum. */
    private static Class<?> classOf(Object value) {
        return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    }

    private static ValueCodec create(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("cannot be stored: " + type + " (wildcards and type variables have no form)");
        }
        ValueCodec scalar = ScalarCodecs.of(plain);
        if (scalar != null) {
            return scalar;
        }
        if (plain.isEnum()) {
            return new ScalarCodecs.EnumCodec(plain);
        }
        if (plain.isRecord()) {
            return SingleValueCodec.supports(plain) ? new SingleValueCodec(plain) : new RecordCodec(plain);
        }
        if (plain.isSealed()) {
            return new SealedTypeCodec(plain);
        }
        if (plain == Object.class || plain == DomainEvent.class) {
            return SelfDescribingCodec.INSTANCE;
        }
        throw new IllegalArgumentException("cannot be stored: " + plain.getName() + " is no record, enum, sealed type or known value");
    }

    private static ValueCodec generic(Class<?> raw, Type[] of) {
        if (raw == Optional.class) {
            return new ContainerCodecs.OptionalCodec(of(of[0]));
        }
        if (raw == List.class || raw == Collection.class) {
            return new ContainerCodecs.ListCodec(of(of[0]));
        }
        if (raw == Set.class || raw == SortedSet.class) {
            return new ContainerCodecs.SetCodec(of(of[0]), raw == SortedSet.class);
        }
        if (raw == Map.class || raw == SortedMap.class) {
            return new ContainerCodecs.MapCodec(ScalarCodecs.key(of[0]), of(of[1]), raw == SortedMap.class);
        }
        throw new IllegalArgumentException("cannot be stored: " + raw.getName() + "<>; use List, Set, Map or Optional");
    }
}
