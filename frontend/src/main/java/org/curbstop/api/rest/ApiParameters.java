package org.curbstop.api.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses query parameters. An error names the parameter and what was expected. */
final class ApiParameters {

    static final int MAX_LIMIT = 1_000;
    private static final int DEFAULT_LIMIT = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private ApiParameters() {}

    static int limit(@Nullable String text) {
        long limit = number("limit", text, DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw invalid("limit", "1 to " + MAX_LIMIT);
        }
        return (int) limit;
    }

    /** Parses a whole number from 0, with at most twelve digits, as sequence numbers have. */
    static long number(String name, @Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw invalid(name, "a whole number of 1 to 12 digits");
        }
        return Long.parseLong(text);
    }

    static boolean flag(String name, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            throw invalid(name, "true or false");
        }
        return true;
    }

    static LocalDate day(String name, @Nullable String text) {
        try {
            return Optional.ofNullable(text).filter(day -> DAY.matcher(day).matches()).map(LocalDate::parse)
                    .orElseThrow(() -> invalid(name, "a day such as 2026-11-22"));
        } catch (DateTimeException e) {
            throw invalid(name, "a day such as 2026-11-22");
        }
    }

    static RuntimeException invalid(String name, String expected) {
        return ApiProblem.INVALID_REQUEST.exception(name + ": expected " + expected);
    }
}
