package org.curbstop.store.bson;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.store.DomainEvent;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.StoredName;

/**
 * All names stored in documents, spools and events, by path and never by Java type. Each record has a line such as
 * {@code orders.state<done>: at instant}, where {@code ?} is optional, {@code []} a list, <code>{}</code> a map, {@code <a|b>} a sealed
 * type and {@code (A|B)} an enum.
 */
final class StoredNames {

    private final List<String> lines = new ArrayList<>();
    private final Map<String, Class<?>> members = new TreeMap<>();
    private final Map<String, Type> types = new TreeMap<>();
    private final Set<Class<?>> sealedSeen = new HashSet<>();
    private final Deque<Class<?>> above = new ArrayDeque<>();

    static StoredNames of(StoredTypes types) {
        var names = new StoredNames();
        types.collections().forEach(names::record);
        types.spools().forEach((name, type) -> names.record("spool " + name, type));
        types.open().forEach((name, type) -> {
            names.record("open " + name, type);
            names.members.put("open " + name, type);
            names.types.put("open " + name, Object.class);
        });
        return names;
    }

    List<String> lines() {
        return lines;
    }

    /** Returns each member of a sealed type and each event, by the first path at which it is stored. */
    Map<String, Class<?>> members() {
        return members;
    }

    /** Returns the declared type at the path, which determines the codec. */
    Type typeAt(String path) {
        return types.get(path);
    }

    private void record(String path, Class<?> type) {
        if (above.contains(type)) {
            lines.add(path + ": as above");
            return;
        }
        above.push(type);
        int at = lines.size();
        lines.add("");
        lines.set(at, (path + ": " + Arrays.stream(type.getRecordComponents()).filter(each -> !isOutbox(each))
                .map(each -> each.getName() + " " + kind(path + "." + each.getName(), each.getGenericType()))
                .collect(Collectors.joining(", "))).strip());
        above.pop();
    }

    private static boolean isOutbox(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list && list.getActualTypeArguments()[0] == OutboxMessage.class;
    }

    private String kind(String path, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            Class<?> raw = (Class<?>) generic.getRawType();
            return raw == Optional.class ? kind(path, of[0]) + "?"
                    : Collection.class.isAssignableFrom(raw) ? kind(path + "[]", of[0]) + "[]"
                    : "{" + kind(path, of[0]) + " " + kind(path + "{}", of[1]) + "}";
        }
        var plain = (Class<?>) type;
        if (plain.isEnum()) {
            return Stream.of(plain.getEnumConstants()).map(each -> ((Enum<?>) each).name()).collect(Collectors.joining("|", "(", ")"));
        }
        if (plain.isRecord() && SingleValueCodec.supports(plain)) {
            return "text";
        }
        if (plain.isRecord()) {
            record(path, plain);
            return "record";
        }
        if (plain.isSealed()) {
            Map<String, Class<?>> all = members(plain);
            if (sealedSeen.add(plain)) {
                all.forEach((name, member) -> {
                    members.put(path + "<" + name + ">", member);
                    types.put(path + "<" + name + ">", plain);
                });
            }
            all.forEach((name, member) -> record(path + "<" + name + ">", member));
            return String.join("|", all.keySet()).transform(names -> "<" + names + ">");
        }
        return plain == Object.class || plain == DomainEvent.class ? "open"
                : plain == String.class ? "text" : plain.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Class<?>> members(Class<?> type) {
        Map<String, Class<?>> found = new TreeMap<>();
        for (Class<?> each : type.getPermittedSubclasses()) {
            if (each.isSealed()) {
                found.putAll(members(each));
            } else {
                found.put(StoredName.of(each), each);
            }
        }
        return found;
    }
}
