package org.curbstop.orders.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.curbstop.orders.AppointmentSlot;

/**
 * Bookings of one half-day in one area.
 *
 * @param id area, day and half
 */
public record AppointmentBookings(String id, long version, List<Booking> held) {

    /** A booked place; {@code key} is that of its order. */
    public record Booking(String key, Instant since) {}

    public AppointmentBookings {
        held = List.copyOf(held);
    }

    public static AppointmentBookings empty(AppointmentSlot slot) {
        return new AppointmentBookings(slot.id(), 0, List.of());
    }

    public boolean isBookedFor(String key) {
        return held.stream().anyMatch(h -> h.key().equals(key));
    }

    public AppointmentBookings withBooking(String key, Instant now) {
        var all = new ArrayList<>(held);
        all.add(new Booking(key, now));
        return new AppointmentBookings(id, version, all);
    }

    public AppointmentBookings withoutBooking(String key) {
        return new AppointmentBookings(id, version, held.stream().filter(h -> !h.key().equals(key)).toList());
    }
}
