/** Storage of arrangements, exception requests, holds, notices and reconnections, without business logic. */
package org.curbstop.arrangements.store;
