package org.curbstop.utility;

import java.time.Period;
import java.util.regex.Pattern;
import org.curbstop.common.Invalid;

/**
 * How long what belongs to no account is kept; then it is deleted.
 *
 * @param conversations what was said in a call, by text, in the chat and on pages, after its last word
 * @param unplacedReports reports of outages that staff have placed or dismissed
 */
public record Retention(Period conversations, Period unplacedReports) {

    public static final Retention DEFAULT = new Retention(Period.ofDays(90), Period.ofDays(30));
    static final String A_TIME = "a time such as 90 days, 6 months or 2 years";
    private static final Pattern TIME = Pattern.compile("(\\d{1,4}) (day|month|year)s?");

    static Period time(String text) {
        var time = TIME.matcher(text.strip());
        if (!time.matches() || Integer.parseInt(time.group(1)) == 0) {
            throw new Invalid("invalid.time", A_TIME);
        }
        int number = Integer.parseInt(time.group(1));
        return switch (time.group(2)) {
            case "day" -> Period.ofDays(number);
            case "month" -> Period.ofMonths(number);
            default -> Period.ofYears(number);
        };
    }
}
