package org.curbstop.store.bson;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.curbstop.store.OutboxMessage;

/**
 * Creates sample values of any stored type, from values that were read and others built from them. Constructors reject invalid values, so
 * it tries again with other components.
 */
final class Samples {

    private static final int TRIES = 300;

    private final Map<Class<?>, List<Object>> known = new HashMap<>();
    private final Random random = new Random(1);

    Samples(List<Object> read) {
        List.of("x", "12", "2026-11-29", "+15035550142", "OR", "97301", 1, 2, 30, 1L, 250L, 0.5, true).forEach(this::keep);
        List.of(Instant.ofEpochMilli(1_764_400_000_000L), LocalDate.of(2026, 11, 29), LocalTime.of(9, 30)).forEach(this::keep);
        List.of(Duration.ofHours(2), new BigDecimal("0.0840"), new byte[] {1}).forEach(this::keep);
        read.forEach(this::keep);
    }

    /** Adds a value and all values in it. */
    private void keep(Object value) {
        switch (value) {
            case Optional<?> maybe -> maybe.ifPresent(this::keep);
            case Collection<?> many -> many.forEach(this::keep);
            case Map<?, ?> map -> map.forEach((key, each) -> {
                keep(key);
                keep(each);
            });
            case Record record -> {
                known.computeIfAbsent(record.getClass(), type -> new ArrayList<>()).add(record);
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    Object each = RecordHandles.get(RecordHandles.accessor(component), record);
                    if (each != null) {
                        keep(each);
                    }
                }
            }
            default -> known.computeIfAbsent(value.getClass(), type -> new ArrayList<>()).add(value);
        }
    }

    /** Returns a value of the type that was read or can be created. */
    Object of(Class<?> type) {
        RuntimeException refusal = new IllegalStateException("no value of " + type.getName());
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return any(type);
            } catch (RuntimeException e) {
                refusal = e;
            }
        }
        throw new IllegalStateException("none of " + TRIES + " tries made a " + type.getName() + ": add one to the samples", refusal);
    }

    private Object any(Type type) {
        if (type instanceof ParameterizedType generic) {
            return many((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        Class<?> plain = boxed((Class<?>) type);
        List<Object> all = known.getOrDefault(plain, List.of());
        if (!all.isEmpty()) {
            return all.get(random.nextInt(all.size()));
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
        }
        if (plain.isSealed()) {
            return any(plain.getPermittedSubclasses()[random.nextInt(plain.getPermittedSubclasses().length)]);
        }
        Optional<Method> mint = Arrays.stream(plain.getDeclaredMethods())
                .filter(each -> Modifier.isStatic(each.getModifiers()) && each.getParameterCount() == 0 && each.getReturnType() == plain)
                .findFirst();
        if (mint.isPresent() && SingleValueCodec.supports(plain)) {
            return minted(mint.get());
        }
        if (plain.isRecord()) {
            Object[] values = Arrays.stream(plain.getRecordComponents()).map(each -> any(each.getGenericType())).toArray();
            return RecordHandles.instantiate(RecordHandles.constructor(plain), values);
        }
        if (plain == Object.class) {
            return any(String.class);
        }
        throw new IllegalStateException("no value of " + plain.getName());
    }

    private Object many(Class<?> raw, Type[] of) {
        if (raw == Optional.class) {
            return random.nextBoolean() ? Optional.of(any(of[0])) : Optional.empty();
        }
        if (of[0] == OutboxMessage.class) {
            return List.of();
        }
        if (Map.class.isAssignableFrom(raw)) {
            Map<Object, Object> one = Map.of(any(of[0]), any(of[1]));
            return raw == SortedMap.class ? new TreeMap<>(one) : one;
        }
        List<Object> one = List.of(any(of[0]));
        return raw == SortedSet.class ? new TreeSet<>(one) : raw == Set.class ? Set.copyOf(one) : one;
    }

    private static Object minted(Method mint) {
        try {
            return mint.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> boxed(Class<?> type) {
        return type == int.class ? Integer.class : type == long.class ? Long.class : type == double.class ? Double.class
                : type == boolean.class ? Boolean.class : type;
    }
}
