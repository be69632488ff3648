package org.curbstop.assistance.hsds;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.assistance.directory.Agency;
import org.curbstop.common.GeoPoint;

/** Parses the details of a directory: phones, hours, coordinates. An invalid value is omitted and reported. */
record AgencyDetailParser(DirectoryFileErrors errors, Clock clock) {

    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "MO", DayOfWeek.MONDAY, "TU", DayOfWeek.TUESDAY, "WE", DayOfWeek.WEDNESDAY, "TH", DayOfWeek.THURSDAY, "FR", DayOfWeek.FRIDAY,
            "SA", DayOfWeek.SATURDAY, "SU", DayOfWeek.SUNDAY);
    private static final int MIN_DIGITS = 3;

    List<Agency.Phone> phones(HsdsObject of) {
        var phones = new ArrayList<Agency.Phone>();
        for (HsdsObject phone : of.listChildren("phones")) {
            String number = phone.text("number").replace("\"", "").strip();
            if (number.chars().filter(Character::isDigit).count() < MIN_DIGITS) {
                errors.add(phone, "number", "a phone number");
            } else {
                phones.add(new Agency.Phone(number, phone.text("extension"), phone.text("description"), languages(phone)));
            }
        }
        return phones;
    }

    /** Returns language tags if the directory has tags, otherwise names. */
    List<String> languages(HsdsObject of) {
        return of.listChildren("languages").stream()
                .flatMap(language -> language.field("code").map(code -> code.toLowerCase(Locale.ROOT)).or(() -> language.field("name"))
                        .stream())
                .distinct()
                .toList();
    }

    /** Returns the address on one line, preferring a physical address to a postal one. */
    String address(HsdsObject place) {
        return place.listChildren("addresses").stream()
                .min(java.util.Comparator.comparing(address -> !address.text("address_type").equalsIgnoreCase("physical")))
                .map(address -> Stream.of(
                                address.text("address_1"), address.text("address_2"), address.text("city"),
                                (address.text("state_province") + " " + address.text("postal_code")).strip())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")))
                .orElse("");
    }

    Optional<GeoPoint> point(HsdsObject place) {
        if (place.field("latitude").isEmpty() && place.field("longitude").isEmpty()) {
            return Optional.empty();
        }
        return read(place, "latitude", "latitude -90 to 90 and longitude -180 to 180",
                text -> new GeoPoint(Double.parseDouble(text), Double.parseDouble(place.text("longitude"))));
    }

    /** Returns the schedules that are valid today. */
    List<Agency.Hours> hours(HsdsObject of) {
        return of.listChildren("schedules").stream().flatMap(schedule -> hour(schedule).stream()).toList();
    }

    private Optional<Agency.Hours> hour(HsdsObject schedule) {
        LocalDate today = LocalDate.now(clock);
        if (read(schedule, "valid_to", "a date such as 2026-12-31", LocalDate::parse).filter(today::isAfter).isPresent()
                || read(schedule, "valid_from", "a date such as 2026-01-01", LocalDate::parse).filter(today::isBefore).isPresent()) {
            return Optional.empty();
        }
        Optional<LocalTime> opens = read(schedule, "opens_at", "a time such as 09:00", AgencyDetailParser::time);
        Optional<LocalTime> closes = read(schedule, "closes_at", "a time such as 17:00", AgencyDetailParser::time);
        Set<DayOfWeek> days = read(schedule, "byday", "days such as MO,TU,WE", AgencyDetailParser::days).orElse(Set.of());
        boolean each = schedule.field("freq").filter(every -> !every.equalsIgnoreCase("WEEKLY")).isEmpty();
        String words = schedule.field("description").or(() -> schedule.field("notes")).orElse("");
        if (opens.isEmpty() && closes.isEmpty() && words.isEmpty()) {
            return Optional.empty();
        }
        // a schedule such as the second Tuesday of a month is given in words only
        return Optional.of(new Agency.Hours(each ? days : Set.of(), opens, closes, words));
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.replaceAll("(Z|[+-]\\d\\d:?\\d\\d)$", ""));
    }

    private static Set<DayOfWeek> days(String text) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (String day : text.toUpperCase(Locale.ROOT).split("[,\\s]+")) {
            Optional.ofNullable(DAYS.get(day.replaceAll("^[+-]?\\d+", ""))).ifPresentOrElse(days::add, () -> {
                throw new DateTimeException("no day of the week");
            });
        }
        return days;
    }

    Optional<Agency.Status> status(HsdsObject service) {
        return read(service, "status", "active, inactive, defunct or temporarily closed",
                value -> Agency.Status.valueOf(value.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_")));
    }

    Optional<Integer> capacity(HsdsObject service) {
        return service.listChildren("capacities").stream().findFirst()
                .flatMap(capacity -> read(capacity, "available", "a whole number", Integer::parseInt));
    }

    Optional<Instant> modified(HsdsObject service) {
        return read(service, "last_modified", "a moment such as 2026-11-22T17:30:00Z", text -> text.length() == "2026-11-22".length()
                ? LocalDate.parse(text).atStartOfDay(clock.getZone()).toInstant()
                : OffsetDateTime.parse(text).toInstant());
    }

    private <T> Optional<T> read(HsdsObject item, String field, String expected, Function<String, T> make) {
        return item.field(field).flatMap(text -> {
            try {
                return Optional.of(make.apply(text));
            } catch (DateTimeException | IllegalArgumentException e) { // includes InvalidValueException and NumberFormatException
                errors.add(item, field, expected);
                return Optional.empty();
            }
        });
    }
}
