/** Security deposits: asked for by rule, charged once, carried to the next place, waived or returned by staff, and paid by a link. */
@org.springframework.modulith.NamedInterface("deposits")
package org.curbstop.orders.deposits;
