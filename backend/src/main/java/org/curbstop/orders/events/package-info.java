/**
 * What happened to orders, deposits, intake requests and final bills, as other capabilities listen to it; each event is sent at least once.
 */
@org.springframework.modulith.NamedInterface("events")
package org.curbstop.orders.events;
