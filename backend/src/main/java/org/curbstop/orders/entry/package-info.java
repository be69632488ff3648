/** Order entry: quotes an order, validates it by named rules, places it once per key, and changes or cancels it until the cut-off. */
@org.jspecify.annotations.NullMarked
package org.curbstop.orders.entry;
