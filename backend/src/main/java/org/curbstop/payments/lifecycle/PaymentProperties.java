package org.curbstop.payments.lifecycle;

import java.time.Duration;
import org.curbstop.common.RetrySchedule;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Time limits of taking payments.
 *
 * @param validFor how long a confirmed order, its page and its short link may be paid; Stripe allows half an hour to a day
 * @param phonePatience how long a caller waits for the answer of one charge before hearing "one moment"
 * @param patience the same for everybody else
 * @param lease how long the process that works on a payment keeps it before another takes over
 * @param finishWithin an attempt cut short is finished if it is younger than this, and withdrawn if it is older
 * @param firstRetry pause before Stripe is queried a second time; doubles
 * @param lastRetry the longest pause
 */
@ConfigurationProperties("curbstop.payments")
public record PaymentProperties(
        @DefaultValue("23h") Duration validFor,
        @DefaultValue("1800ms") Duration phonePatience,
        @DefaultValue("8s") Duration patience,
        @DefaultValue("20s") Duration lease,
        @DefaultValue("10m") Duration finishWithin,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("10m") Duration lastRetry) {

    RetrySchedule retrySchedule() {
        return new RetrySchedule(firstRetry, lastRetry, Duration.ofDays(36_500));
    }
}
