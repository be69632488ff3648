/**
 * A MongoDB-protocol server inside this process, for a machine that has none: mongo-java-server over an H2 MVStore, with three fixes
 * (docs/decisions/0001). One node, one process, about 100,000 documents a collection; an acknowledged write survives a crash.
 */
package org.curbstop.store.embedded;
