/** Stores orders and related records; makes no decisions. */
package org.curbstop.orders.store;
