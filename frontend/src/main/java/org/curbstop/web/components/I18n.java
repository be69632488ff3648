package org.curbstop.web.components;

import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.common.language.Formats;

/** Formats text, money and dates in the language of the current user. */
public final class I18n {

    private I18n() {}

    public static String text(String key, Object... facts) {
        return UI.getCurrent().getTranslation(key, facts);
    }

    /** Returns the message, or empty if there is none; for codes from elsewhere, such as flow names. */
    public static Optional<String> findText(String key, Object... facts) {
        return Optional.of(text(key, facts)).filter(message -> !message.equals(key));
    }

    /** Returns the message for a prefix and an enum constant, such as {@code payment.outcome.PAID}. */
    public static String text(String prefix, Enum<?> value) {
        return text(prefix + "." + value.name());
    }

    public static Locale locale() {
        return UI.getCurrent().getLocale();
    }

    public static Formats formats() {
        return Formats.of(locale());
    }

    public static String money(Money amount) {
        return formats().money(amount);
    }

    public static String date(LocalDate date) {
        return formats().date(date);
    }

    public static String date(Instant at, ZoneId zone) {
        return date(LocalDate.ofInstant(at, zone));
    }

    public static String dateTime(Instant at, ZoneId zone) {
        return formats().dateTime(at.atZone(zone));
    }
}
