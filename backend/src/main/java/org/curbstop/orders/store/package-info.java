/** Where orders and everything about them are kept; nothing here decides anything. */
package org.curbstop.orders.store;
