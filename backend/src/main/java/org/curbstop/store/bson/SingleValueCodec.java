package org.curbstop.store.bson;

import java.lang.invoke.MethodHandle;

/** Codec of a record with a single text component (an id, number or code): it is stored, sorted and queried as plain text. */
final class SingleValueCodec extends ScalarCodecs.TextCodec {

    static boolean supports(Class<?> type) {
        var components = type.getRecordComponents();
        return components.length == 1 && components[0].getType() == String.class;
    }

    SingleValueCodec(Class<?> type) {
        this(RecordHandles.accessor(type.getRecordComponents()[0]), RecordHandles.constructor(type));
    }

    private SingleValueCodec(MethodHandle accessor, MethodHandle constructor) {
        super(value -> (String) RecordHandles.get(accessor, value), text -> RecordHandles.instantiate(constructor, new Object[] {text}));
    }

}
