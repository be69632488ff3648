/**
 * When somebody can come and when service can begin or end: appointment slots, what is booked in them, cut-off days and same-day service.
 */
@org.springframework.modulith.NamedInterface("appointments")
package org.curbstop.orders.appointments;
