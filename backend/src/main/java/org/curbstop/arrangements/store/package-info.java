/** Storage of arrangements, exception requests, holds, notices and reconnections, without business logic. */
@org.jspecify.annotations.NullMarked
package org.curbstop.arrangements.store;
