/** Digests of imported rows, so that an unchanged row needs no database access. */
package org.curbstop.cis.digests;
