package org.curbstop.web.components;

import com.vaadin.flow.component.UI;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.common.Money;

/** Formats text, money and dates in the language of the current user. */
public final class I18n {

    private I18n() {}

    public static String text(String key, Object... facts) {
        return UI.getCurrent().getTranslation(key, facts);
    }

    /** Empty if there is no such message; for codes from elsewhere, such as flow names. */
    public static Optional<String> findText(String key) {
        return Optional.of(text(key)).filter(message -> !message.equals(key));
    }

    /** Message for a prefix and an enum constant, such as {@code payment.outcome.PAID}. */
    public static String text(String prefix, Enum<?> value) {
        return text(prefix + "." + value.name());
    }

    public static Locale locale() {
        return UI.getCurrent().getLocale();
    }

    /** Formats an amount as $84.12; a credit has its minus sign before the dollar sign. */
    public static String money(Money amount) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale());
        format.setCurrency(amount.currency());
        return amount.isNegative() ? "\u2212" + format.format(amount.negated().decimal()) : format.format(amount.decimal());
    }

    /** Formats a date as November 30, 2026. */
    public static String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale()).format(date);
    }

    /** Formats a date as Nov 30, 2026, where space is limited. */
    public static String shortDate(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale()).format(date);
    }

    public static String date(Instant at, ZoneId zone) {
        return date(LocalDate.ofInstant(at, zone));
    }

    public static String dateTime(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT).withLocale(locale()).format(at.atZone(zone));
    }

    /** Formats a time as 8:00 AM. */
    public static String timeOfDay(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale()).format(at.atZone(zone));
    }

    /** Formats a month as Nov, or nov. in Spanish. */
    public static String month(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, locale());
    }

    /** Formats a month as November 2026. */
    public static String monthOfYear(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale()) + " " + month.getYear();
    }
}
