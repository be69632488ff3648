/** Appointment slots and their bookings, available dates for service to begin or end, cut-off days and same-day service. */
@org.springframework.modulith.NamedInterface("appointments")
@org.jspecify.annotations.NullMarked
package org.curbstop.orders.appointments;
