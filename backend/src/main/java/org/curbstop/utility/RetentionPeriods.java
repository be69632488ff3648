package org.curbstop.utility;

import io.micrometer.core.instrument.Metrics;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.curbstop.common.InvalidValueException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retention periods of data that belongs to no account. Bills, payments and the ledger are financial records and are kept.
 *
 * @param conversations calls, texts, chats and pages, after the last turn
 * @param unplacedReports unplaced outage reports, after staff have placed or dismissed them
 * @param messages texts, email and calls that we sent, with their content, after they were due
 * @param paymentEvents webhook events of the payment service, after processing
 * @param abandonedUploads photos and documents that became part of no case
 * @param complaints answered or closed complaints, with their text, after the day by which they were due
 * @param spoolFiles records on disk that could not be stored or read and were never handled
 */
public record RetentionPeriods(Period conversations, Period unplacedReports, Period messages, Period paymentEvents, Period abandonedUploads,
        Period spoolFiles, Period complaints) {

    public static final RetentionPeriods DEFAULT =
            new RetentionPeriods(Period.ofDays(90), Period.ofDays(30), Period.ofYears(2), Period.ofDays(90), Period.ofDays(30),
                    Period.ofDays(90), Period.ofYears(2));
    static final String A_TIME = "a time such as 90 days, 6 months or 2 years";
    private static final Logger LOG = LoggerFactory.getLogger(RetentionPeriods.class);
    private static final Pattern TIME = Pattern.compile("(\\d{1,4}) (day|month|year)s?");

    /** Returns the time before which stored data has expired. */
    public static Instant cutoff(Instant now, Period kept) {
        return now.atZone(ZoneOffset.UTC).minus(kept).toInstant();
    }

    /** Logs and counts what was deleted, if anything, and returns its number. */
    public static int counted(String kind, int deleted) {
        if (deleted > 0) {
            LOG.info("{} {} were deleted at the end of their retention period", deleted, kind);
            Metrics.counter("curbstop.retention.deleted", "kind", kind).increment(deleted);
        }
        return deleted;
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
