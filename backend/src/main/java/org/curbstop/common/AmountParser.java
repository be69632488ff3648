package org.curbstop.common;

import java.util.Currency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses an amount as people write it; used for all forms, messages and pages. The whole text must match one of these forms: {@code 84},
 * {@code 84.12}, {@code 84.5}, {@code 1,904.18}, {@code 1904.18}; with a decimal comma and two digits {@code 84,12} and {@code 1.904,18};
 * on a phone keypad {@code 84*12}; {@code .50}. {@code $}, {@code US$} or {@code USD} may precede or follow it. {@code 1.904} is rejected
 * as ambiguous: two dollars or two thousand.
 */
public final class AmountParser {

    private static final String CURRENCY_MARK = "(?:US ?\\$|\\$|USD)";
    private static final String PLAIN = "(?:0|[1-9]\\d{0,6})";
    /** With group separators, the maximum is the same seven digits. */
    private static final Pattern AMOUNT = Pattern.compile("(?:(" + CURRENCY_MARK + ") ?)?+(?:"
            + "(?<whole>" + PLAIN + "|[1-9]\\d{0,2},\\d{3}|[1-9],\\d{3},\\d{3})(?:\\.(?<part>\\d{1,2}))?"
            + "|(?<commaWhole>" + PLAIN + "|[1-9]\\d{0,2}\\.\\d{3}|[1-9]\\.\\d{3}\\.\\d{3}),(?<commaPart>\\d{2})"
            + "|(?<keyedWhole>" + PLAIN + ")\\*(?<keyedPart>\\d{2})"
            + "|\\.(?<onlyPart>\\d{2})"
            + ")(?: ?(" + CURRENCY_MARK + "))?", Pattern.CASE_INSENSITIVE);
    public static final int MAX_LENGTH = 24;

    private AmountParser() {}

    /** Parses a positive amount; empty if the text has none of the forms. */
    public static Optional<Money> parse(String text, Currency currency) {
        String written = text.strip();
        if (written.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher form = AMOUNT.matcher(written);
        if (!form.matches() || form.group(1) != null && form.group(form.groupCount()) != null) {
            return Optional.empty();
        }
        String whole = first(form, "whole", "commaWhole", "keyedWhole");
        String part = first(form, "part", "commaPart", "keyedPart", "onlyPart");
        String amount = (whole.isEmpty() ? "0" : whole.replaceAll("[.,]", "")) + (part.isEmpty() ? "" : "." + part);
        try {
            return Optional.of(Money.of(amount, currency)).filter(Money::isPositive);
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    private static String first(Matcher form, String... names) {
        for (String name : names) {
            if (form.group(name) != null) {
                return form.group(name);
            }
        }
        return "";
    }
}
