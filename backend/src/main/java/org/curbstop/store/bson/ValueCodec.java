package org.curbstop.store.bson;

import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.jspecify.annotations.Nullable;

/** Writes and reads the values of one type. */
interface ValueCodec {

    void write(BsonWriter out, Object value);

    Object read(BsonReader in);

    /** Returns the value of a missing field: documents outlive the code that wrote them. */
    default @Nullable Object absent() {
        return null;
    }

    /** Returns whether the field is written at all; {@code Optional.empty()} is not, as sparse indexes require. */
    default boolean isPresent(@Nullable Object value) {
        return value != null;
    }
}
