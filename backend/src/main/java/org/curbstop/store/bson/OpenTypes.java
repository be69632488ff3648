package org.curbstop.store.bson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Registry of the stored names of our types where the type is open: events and facts. It is a file rather than an annotation because a name
 * must lead to its class without loading every class, and {@code common} does not depend on the store.
 */
final class OpenTypes {

    static final String FILE = "META-INF/curbstop/stored-types.properties";

    private static final ClassLoader LOADER = OpenTypes.class.getClassLoader();
    private static final Map<String, String> CLASSES = read();
    private static final Map<String, String> NAMES = inverse(CLASSES);
    private static final Map<String, Class<?>> LOADED = new ConcurrentHashMap<>();

    private OpenTypes() {}

    static String name(Class<?> type) {
        return listed(type).orElseThrow(
                () -> new IllegalArgumentException("cannot be stored: " + type.getName() + " has no name in " + FILE));
    }

    static Optional<String> listed(Class<?> type) {
        return Optional.ofNullable(NAMES.get(type.getName()));
    }

    static Class<?> type(String name) {
        return LOADED.computeIfAbsent(name, OpenTypes::find);
    }

    private static Class<?> find(String name) {
        String type = CLASSES.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no such stored type: " + name + " is not in " + FILE);
        }
        return load(type);
    }

    static Class<?> load(String type) {
        try {
            return Class.forName(type, false, LOADER);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("no such stored type: " + type, e);
        }
    }

    private static Map<String, String> read() {
        var read = new HashMap<String, String>();
        try {
            for (URL each : Collections.list(LOADER.getResources(FILE))) {
                var listed = new Properties();
                try (var in = each.openStream()) {
                    listed.load(in);
                }
                listed.forEach((name, type) -> read.put((String) name, (String) type));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private static Map<String, String> inverse(Map<String, String> classes) {
        var names = new HashMap<String, String>();
        classes.forEach((name, type) -> {
            if (names.put(type, name) != null) {
                throw new IllegalStateException(type + " has two names in " + FILE);
            }
        });
        return names;
    }
}
