package org.curbstop.cis;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.curbstop.common.Money;
import org.jspecify.annotations.Nullable;

/** Fields of a row as it is parsed. Errors are collected with the field and what was expected. */
public final class RowFields {

    /** Separates the values of a list. */
    public static final String LIST_SEPARATOR = "|";

    public static final String A_DATE = "a date such as 2026-10-01";
    public static final String A_MOMENT = "a date such as 2026-10-01, or a time such as 2026-10-01T17:30";
    public static final String AN_AMOUNT = "an amount such as 84.12 or -84.12";

    private static final int MAX_REFERENCE = 60;
    private static final Pattern GROUPED = Pattern.compile("[-+]?\\d{1,3}(?:,\\d{3})++(?:\\.\\d+)?");
    private static final Pattern AMOUNT = Pattern.compile("(-?)\\s?\\$?\\s?(-?)(\\d+|\\d{1,3}(?:,\\d{3})++)(\\.\\d{1,4})?(-?)");

    private final Map<String, String> fields;
    private final Map<String, String> unreadable;
    private final ZoneId zone;
    private final Currency currency;
    private final List<ImportRowError> errors = new ArrayList<>();
    private final List<ImportRowError> parts = new ArrayList<>();

    /** @param unreadable what was expected in the fields whose value could not be converted; {@code fields} has no value of these */
    RowFields(Map<String, String> fields, Map<String, String> unreadable, ZoneId zone, Currency currency) {
        this.fields = fields;
        this.unreadable = unreadable;
        this.zone = zone;
        this.currency = currency;
    }

    /** Returns the errors that make the row invalid. */
    public List<ImportRowError> errors() {
        return errors;
    }

    /** Returns the errors in parts that the row can be imported without. */
    public List<ImportRowError> parts() {
        return parts;
    }

    public boolean has(String field) {
        return fields.containsKey(field) || unreadable.containsKey(field);
    }

    public Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** Makes the row invalid if it has an unreadable field that no parser has reported. */
    void requireReadable() {
        unreadable.forEach((field, expected) -> {
            if (Stream.concat(errors.stream(), parts.stream()).noneMatch(error -> error.field().equals(field))) {
                error(field, expected);
            }
        });
    }

    public void error(String field, String expected) {
        errors.add(new ImportRowError(field, expected));
    }

    public void partError(String field, String expected) {
        parts.add(new ImportRowError(field, expected));
    }

    public <T> Optional<T> required(String field, String expected, Function<String, T> make) {
        if (!has(field)) {
            error(field, expected + ", but it is empty");
        }
        return read(field, expected, make);
    }

    public <T> Optional<T> read(String field, String expected, Function<String, T> make) {
        Optional<T> made = tryMake(fields.get(field), make);
        if (has(field) && made.isEmpty()) {
            error(field, unreadable.getOrDefault(field, expected));
        }
        return made;
    }

    /** Reads an optional part; an error in it does not make the row invalid. */
    public <T> Optional<T> part(String field, String expected, Function<String, T> make) {
        Optional<T> made = tryMake(fields.get(field), make);
        if (has(field) && made.isEmpty()) {
            partError(field, unreadable.getOrDefault(field, expected));
        }
        return made;
    }

    private static <T> Optional<T> tryMake(@Nullable String text, Function<String, T> make) {
        try {
            return text == null ? Optional.empty() : Optional.of(make.apply(text));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    public <T> List<T> list(String field, String expected, Function<String, T> make) {
        return read(field, expected, text -> items(text).map(make).toList()).orElse(List.of());
    }

    /** Reads each value of a list separately: an invalid one is reported by its position, and the others are kept. */
    public <T> List<T> partList(String field, String expected, Function<String, T> make) {
        List<String> items = items(fields.getOrDefault(field, "")).toList();
        var made = new ArrayList<T>();
        if (unreadable.containsKey(field)) {
            partError(field, unreadable.get(field));
        }
        for (int i = 0; i < items.size(); i++) {
            Optional<T> each = tryMake(items.get(i), make);
            each.ifPresent(made::add);
            if (each.isEmpty()) {
                partError(field, "in part " + (i + 1) + " of " + items.size() + ": " + expected);
            }
        }
        return made;
    }

    private static Stream<String> items(String text) {
        return Stream.of(text.split("\\|")).map(String::strip).filter(s -> !s.isEmpty());
    }

    public Optional<Money> money(String field) {
        return read(field, AN_AMOUNT, this::amount);
    }

    public Optional<Money> requiredMoney(String field) {
        return required(field, AN_AMOUNT, this::amount);
    }

    /** Parses a number. A comma separates thousands; a decimal comma requires a mapping. */
    public static BigDecimal number(String text) {
        if (text.indexOf(',') >= 0 && !GROUPED.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return new BigDecimal(text.replace(",", ""));
    }

    /** Parses an amount. Accepts thousands separators, a currency sign and a trailing minus; a decimal comma requires a mapping. */
    public Money amount(String text) {
        return amount(text, currency);
    }

    public static Money amount(String text, Currency currency) {
        boolean bracketed = text.startsWith("(") && text.endsWith(")");
        var matcher = AMOUNT.matcher(bracketed ? text.substring(1, text.length() - 1) : text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException();
        }
        int minus = matcher.group(1).length() + matcher.group(2).length() + matcher.group(5).length() + (bracketed ? 1 : 0);
        if (minus > 1) {
            throw new IllegalArgumentException();
        }
        String decimals = Optional.ofNullable(matcher.group(4)).orElse("");
        Money amount = Money.of(matcher.group(3).replace(",", "") + decimals, currency);
        if (Math.abs(amount.minor()) > 99_999_999_999L) {
            throw new IllegalArgumentException();
        }
        return minus == 1 ? amount.negated() : amount;
    }

    public Optional<LocalDate> date(String field) {
        return read(field, A_DATE, RowFields::day);
    }

    public Optional<LocalDate> requiredDate(String field) {
        return required(field, A_DATE, RowFields::day);
    }

    /** Parses a date. Rejects implausible years such as 20026, which are typing errors. */
    public static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < 1900 || day.getYear() > 2100) {
            throw new IllegalArgumentException();
        }
        return day;
    }

    /** @param endOfDay whether a date without a time means the end or the start of the day */
    public Instant moment(String text, boolean endOfDay) {
        if (text.length() <= 10) {
            LocalDate day = day(text);
            return endOfDay ? day.atTime(LocalTime.MAX).atZone(zone).toInstant().truncatedTo(ChronoUnit.MILLIS)
                    : day.atStartOfDay(zone).toInstant();
        }
        Instant at = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d") ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
        day(LocalDate.ofInstant(at, zone).toString());
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    public static String shortText(String text) {
        if (text.length() > 120 || text.chars().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD')) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    /** Checks a reference number of the other system: letters, digits and some punctuation. */
    public static String reference(String text) {
        return reference(text, MAX_REFERENCE);
    }

    public static String reference(String text, int maxLength) {
        if (text.length() > maxLength || !text.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ./_#:-]*")) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
