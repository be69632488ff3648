/** How records are written to BSON and read back, with no annotation on them. */
package org.curbstop.store.bson;
