package org.curbstop.store.bson;

import java.lang.invoke.MethodHandle;

/** An id, a number, a code: a record around one text is stored as that text, so that it reads, sorts and is queried as such. */
final class SingleForm extends Scalars.Text {

    static boolean fits(Class<?> type) {
        var components = type.getRecordComponents();
        return components.length == 1 && components[0].getType() == String.class;
    }

    SingleForm(Class<?> type) {
        this(Handles.accessor(type.getRecordComponents()[0]), Handles.constructor(type));
    }

    private SingleForm(MethodHandle accessor, MethodHandle constructor) {
        super(value -> (String) Handles.get(accessor, value), text -> Handles.make(constructor, new Object[] {text}));
    }

}
