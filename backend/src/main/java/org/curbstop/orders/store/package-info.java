/** Stores orders and related records; makes no decisions. */
@org.jspecify.annotations.NullMarked
package org.curbstop.orders.store;
