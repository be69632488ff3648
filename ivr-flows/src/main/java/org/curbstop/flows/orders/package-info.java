/** Flow actions for service orders: start, stop and move of service, field visits, changes and cancellations. */
@org.jspecify.annotations.NullMarked
package org.curbstop.flows.orders;
