package org.curbstop.assistance.directory;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.InvalidValueException;

/**
 * An organization of the directory with its locations and services, in its own words, modeled on the Human Services Data Specification 3
 * (openreferral.org).
 *
 * @param id id in the directory, used in program files
 */
public record Agency(
        String id, long version, String name, String description, Optional<String> email, Optional<String> website, List<Phone> phones,
        List<Location> places, List<OfferedService> offers) {

    public static final int MAX_ID_LENGTH = 64;

    public Agency {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0," + (MAX_ID_LENGTH - 1) + "}")) {
            throw new InvalidValueException("invalid.agency-id", "letters, digits, dots and hyphens, at most " + MAX_ID_LENGTH);
        }
        phones = List.copyOf(phones);
        places = List.copyOf(places);
        offers = List.copyOf(offers);
    }

    /**
     * @param number as the agency writes it; not necessarily North American
     * @param what purpose of the number; empty if not given
     */
    public record Phone(String number, String extension, String what, List<String> languages) {
        public Phone {
            languages = List.copyOf(languages);
        }
    }

    /**
     * A place that customers can visit.
     *
     * @param address address on one line; empty for a location without one, such as a hotline
     * @param languages languages spoken there, as language tags if the directory has tags
     */
    public record Location(
            String id, String name, String address, Optional<GeoPoint> point, List<Hours> hours, List<Phone> phones, List<String> languages,
            String transport, String access) {
        public Location {
            hours = List.copyOf(hours);
            phones = List.copyOf(phones);
            languages = List.copyOf(languages);
        }
    }

    /**
     * @param days empty if only {@code words} say when
     * @param words description by the agency; empty if not given
     */
    public record Hours(Set<DayOfWeek> days, Optional<LocalTime> opens, Optional<LocalTime> closes, String words) {
        public Hours {
            days = Set.copyOf(days);
        }
    }

    public enum Status { ACTIVE, INACTIVE, DEFUNCT, TEMPORARILY_CLOSED }

    /**
     * A service that the agency offers.
     *
     * @param programmes ids of the policy pack's programs that customers apply for here
     * @param capacity how many more applicants it can take, if it counts them
     * @param modified last change in the directory, if given
     */
    public record OfferedService(
            String id, String name, String description, Status status, Set<String> programmes, Optional<Integer> capacity,
            List<String> documents,
            String eligibility, String howToApply, String fees, List<String> languages, List<Phone> phones, List<Hours> hours,
            List<String> placeIds,
            Optional<Instant> modified) {
        public OfferedService {
            programmes = Set.copyOf(programmes);
            documents = List.copyOf(documents);
            languages = List.copyOf(languages);
            phones = List.copyOf(phones);
            hours = List.copyOf(hours);
            placeIds = List.copyOf(placeIds);
        }

        OfferedService withPlaces(List<String> ids) {
            return new OfferedService(id, name, description, status, programmes, capacity, documents, eligibility, howToApply, fees,
                    languages, phones, hours, ids, modified);
        }

        IntakeStatus intakeStatus() {
            return switch (status) {
                case ACTIVE -> capacity.filter(left -> left <= 0).isPresent() ? IntakeStatus.CLOSED : IntakeStatus.OPEN;
                case INACTIVE, DEFUNCT, TEMPORARILY_CLOSED -> IntakeStatus.CLOSED;
            };
        }
    }

    /** Returns the service at which customers apply for a program. */
    public Optional<OfferedService> findService(String program) {
        return offers.stream().filter(offer -> offer.programmes().contains(program)).findFirst();
    }

    Agency withVersion(long now) {
        return new Agency(id, now, name, description, email, website, phones, places, offers);
    }
}
