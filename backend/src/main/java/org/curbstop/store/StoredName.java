package org.curbstop.store;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Stored names of types by {@link StoredAs}, for message, metric and history keys, which must not change with the Java name. */
public final class StoredName {

    private StoredName() {}

    /** Returns the stored name, such as {@code awaiting-staff}. */
    public static String of(Class<?> type) {
        var named = type.getAnnotation(StoredAs.class);
        if (named == null) {
            throw new IllegalArgumentException(type.getName() + " needs @StoredAs: the name that it has in the database");
        }
        return named.value();
    }

    /** Returns the name in the form used by histories and metrics, such as {@code AwaitingStaff}. */
    public static String capitalized(Class<?> type) {
        return Arrays.stream(of(type).split("-")).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
