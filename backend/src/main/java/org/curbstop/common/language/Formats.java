package org.curbstop.common.language;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.curbstop.common.Language;
import org.curbstop.common.Money;

/** Formats money, numbers, dates, times, ranges and lists for a language. Uses plain spaces only, which text messages support. */
public final class Formats {

    private static final Map<Locale, Formats> KNOWN = new ConcurrentHashMap<>();
    private static final int LEAP_YEAR = 2_000;
    private static final int MAX_DECIMALS = 3;
    private static final String RANGE = " \u2013 ";

    private final Locale locale;
    private final LocalizedNumberFormatter numbers;
    private final Map<String, DateTimeFormatter> patterns = new ConcurrentHashMap<>();

    private Formats(Locale locale) {
        this.locale = locale;
        numbers = NumberFormatter.withLocale(locale);
    }

    public static Formats of(Language language) {
        return of(language.locale());
    }

    public static Formats of(Locale locale) {
        return KNOWN.computeIfAbsent(locale, Formats::new);
    }

    /** Formats $84.12; the minus sign of a negative amount precedes the currency sign. */
    public String money(Money money) {
        String amount = plain(numbers.unit(currency(money)).format(money.decimal().abs()));
        return money.isNegative() ? "\u2212" + amount : amount;
    }

    /** Formats without cents if they are zero: $77,550. */
    public String shortMoney(Money money) {
        return money.minor() % 100 == 0 ? plain(numbers.unit(currency(money)).precision(Precision.integer()).format(money.decimal()))
                : money(money);
    }

    /** Formats with all decimals: $0.0905. */
    public String rate(BigDecimal rate, java.util.Currency currency) {
        int least = currency.getDefaultFractionDigits();
        return plain(numbers.unit(Currency.getInstance(currency.getCurrencyCode()))
                .precision(Precision.minMaxFraction(least, Math.max(least, rate.scale()))).format(rate));
    }

    /** Formats without trailing zeros: 612, 2.5. */
    public String number(Number number) {
        return plain(numbers.precision(Precision.maxFraction(MAX_DECIMALS)).format(number));
    }

    /** Formats a fraction as a percentage: 6.5%. */
    public String percent(BigDecimal share) {
        return plain(numbers.unit(MeasureUnit.PERCENT).precision(Precision.maxFraction(MAX_DECIMALS)).format(share.movePointRight(2)));
    }

    /** Formats November 30, 2026. */
    public String date(LocalDate day) {
        return format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), day);
    }

    /** Formats Nov 30, 2026, where space is limited. */
    public String shortDate(LocalDate day) {
        return format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM), day);
    }

    /** Formats Monday, November 30, 2026. */
    public String dateWithWeekday(LocalDate day) {
        return format(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL), day);
    }

    /** Formats November 30. */
    public String monthAndDay(MonthDay day) {
        return pattern("MMMMd", day.atYear(LEAP_YEAR));
    }

    /** Formats November 30, 2026, 8:00 AM. */
    public String dateTime(ZonedDateTime moment) {
        return format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT), moment);
    }

    /** Formats Nov 30, 2026, 8:00 AM. */
    public String shortDateTime(ZonedDateTime moment) {
        return format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), moment);
    }

    /** Formats 8:00 AM. */
    public String time(TemporalAccessor time) {
        return format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), time);
    }

    /** Formats 8:00 AM – 12:00 PM. */
    public String timeRange(LocalTime from, LocalTime until) {
        return time(from) + RANGE + time(until);
    }

    public String month(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, locale);
    }

    /** Formats November 2026. */
    public String monthOfYear(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale) + " " + month.getYear();
    }

    /** Formats Nov 26 (month and year), for a chart axis. */
    public String shortMonthOfYear(YearMonth month) {
        return format(DateTimeFormatter.ofPattern("MMM yy"), month);
    }

    /** @param skeleton CLDR skeleton: the fields and their widths */
    public String pattern(String skeleton, TemporalAccessor time) {
        return plain(patterns.computeIfAbsent(skeleton, key -> DateTimeFormatter
                .ofPattern(DateTimePatternGenerator.getInstance(locale).getBestPattern(key), locale)).format(time));
    }

    /** Formats Monday, November 30, 8 AM – 12 PM. */
    public String interval(String skeleton, Instant from, Instant until, ZoneId zone) {
        var format = DateIntervalFormat.getInstance(skeleton, locale);
        format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
        return plain(format.format(new DateInterval(from.toEpochMilli(), until.toEpochMilli())));
    }

    /** Formats a photo ID, proof of income, and the bill. */
    public String list(Collection<String> names) {
        return ListFormatter.getInstance(locale).format(names);
    }

    /** Formats oil, propane, or wood. */
    public String alternatives(Collection<String> names) {
        return ListFormatter.getInstance(locale, ListFormatter.Type.OR, ListFormatter.Width.WIDE).format(names);
    }

    /** Capitalizes the first letter, for the beginning of a sentence. */
    public String capitalized(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }

    /** Returns the language's own name, such as Español. */
    public String ownName() {
        return capitalized(locale.getDisplayLanguage(locale));
    }

    private String format(DateTimeFormatter formatter, TemporalAccessor time) {
        return plain(formatter.withLocale(locale).format(time));
    }

    private static Currency currency(Money money) {
        return Currency.getInstance(money.currency().getCurrencyCode());
    }

    private static String plain(Object formatted) {
        return formatted.toString().replace('\u202f', ' ').replace('\u2009', ' ').replace('\u00a0', ' ');
    }
}
