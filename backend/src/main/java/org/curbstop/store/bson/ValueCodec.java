package org.curbstop.store.bson;

import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.jspecify.annotations.Nullable;

/** How values of one type are written and read. */
interface ValueCodec {

    void write(BsonWriter out, Object value);

    Object read(BsonReader in);

    /** The value of a field that is not there: documents outlive the code that wrote them. */
    default @Nullable Object absent() {
        return null;
    }

    /** Whether the field is written at all; {@code Optional.empty()} is not, which is what sparse indexes want. */
    default boolean isPresent(@Nullable Object value) {
        return value != null;
    }
}
