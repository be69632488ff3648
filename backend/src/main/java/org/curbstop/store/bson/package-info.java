/** Codecs that write records to BSON and read them back, with no annotation on the records. */
@org.jspecify.annotations.NullMarked
package org.curbstop.store.bson;
