/** Digests of imported rows, so that an unchanged row needs no database access. */
@org.jspecify.annotations.NullMarked
package org.curbstop.cis.digests;
