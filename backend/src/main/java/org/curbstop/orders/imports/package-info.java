/** What the field's own system says became of orders. */
@org.springframework.modulith.NamedInterface("imports")
package org.curbstop.orders.imports;
