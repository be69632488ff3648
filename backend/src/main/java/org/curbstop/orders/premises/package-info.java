/** Finds premises by address, their current occupancy, and the owners who continue service between tenants. */
@org.springframework.modulith.NamedInterface("premises")
@org.jspecify.annotations.NullMarked
package org.curbstop.orders.premises;
