/** Security deposits: required by rule, charged once, carried over on a move, waived or returned by staff, and paid by a link. */
@org.springframework.modulith.NamedInterface("deposits")
@org.jspecify.annotations.NullMarked
package org.curbstop.orders.deposits;
