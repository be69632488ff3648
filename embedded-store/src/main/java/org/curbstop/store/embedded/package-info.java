/**
 * MongoDB-protocol server inside this process, for machines without MongoDB: mongo-java-server over an H2 MVStore, with three fixes
 * (docs/decisions/0001). One node, one process, about 100,000 documents per collection. Acknowledged writes survive a crash.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.store.embedded;
