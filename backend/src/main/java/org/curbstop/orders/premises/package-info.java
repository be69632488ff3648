/** Finding the premise that an address names, who is served there now, and the owners who keep service on between tenants. */
@org.springframework.modulith.NamedInterface("premises")
package org.curbstop.orders.premises;
