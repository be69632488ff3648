/** Events about orders, deposits, intake requests and final bills for other capabilities; each is delivered at least once. */
@org.springframework.modulith.NamedInterface("events")
@org.jspecify.annotations.NullMarked
package org.curbstop.orders.events;
