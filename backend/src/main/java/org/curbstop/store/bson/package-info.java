/** Codecs that write records to BSON and read them back, with no annotation on the records. */
package org.curbstop.store.bson;
