package org.curbstop.store;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What {@link StoredAs} calls a type, for keys of messages, metrics and histories: the Java name may change, these may not. */
public final class StoredName {

    private StoredName() {}

    /** Such as {@code awaiting-staff}. */
    public static String of(Class<?> type) {
        var named = type.getAnnotation(StoredAs.class);
        if (named == null) {
            throw new IllegalArgumentException(type.getName() + " needs @StoredAs: the name that it has in the database");
        }
        return named.value();
    }

    /** Such as {@code AwaitingStaff}, as histories and metrics have it. */
    public static String capitalized(Class<?> type) {
        return Arrays.stream(of(type).split("-")).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
