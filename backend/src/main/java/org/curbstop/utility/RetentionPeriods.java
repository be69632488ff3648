package org.curbstop.utility;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.curbstop.common.InvalidValueException;

/**
 * How long what belongs to no account is kept; then it is deleted. Bills, payments and the ledger are records of money and stay.
 *
 * @param conversations what was said in a call, by text, in the chat and on pages, after its last turn
 * @param unplacedReports reports of outages that staff have placed or dismissed
 * @param messages texts, mails and calls that we sent, with their words, after they were due
 * @param paymentEvents webhook events of the payment service, once they were processed
 * @param abandonedUploads photos and documents that became part of no case
 * @param complaints complaints that were answered or closed, with their words, after the day by which they had to be
 * @param spoolFiles records on disk that could not be stored, or not be read, and that nobody has dealt with
 */
public record RetentionPeriods(Period conversations, Period unplacedReports, Period messages, Period paymentEvents, Period abandonedUploads,
        Period spoolFiles, Period complaints) {

    public static final RetentionPeriods DEFAULT =
            new RetentionPeriods(Period.ofDays(90), Period.ofDays(30), Period.ofYears(2), Period.ofDays(90), Period.ofDays(30),
                    Period.ofDays(90), Period.ofYears(2));
    static final String A_TIME = "a time such as 90 days, 6 months or 2 years";
    private static final Pattern TIME = Pattern.compile("(\\d{1,4}) (day|month|year)s?");

    /** What was stored before is kept no longer. */
    public static Instant cutoff(Instant now, Period kept) {
        return now.atZone(ZoneOffset.UTC).minus(kept).toInstant();
    }

    static Period parsePeriod(String text) {
        var time = TIME.matcher(text.strip());
        if (!time.matches() || Integer.parseInt(time.group(1)) == 0) {
            throw new InvalidValueException("invalid.time", A_TIME);
        }
        int number = Integer.parseInt(time.group(1));
        return switch (time.group(2)) {
            case "day" -> Period.ofDays(number);
            case "month" -> Period.ofMonths(number);
            default -> Period.ofYears(number);
        };
    }
}
