package org.curbstop.payments.lifecycle;

import java.time.Duration;
import org.curbstop.common.RetrySchedule;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Time limits of payments.
 *
 * @param validFor how long a confirmed request, its page and its short link can be paid; Stripe allows 30 minutes to 24 hours
 * @param phonePatience how long a caller waits for the result of a charge before hearing "one moment"
 * @param patience the same on all other channels
 * @param lease how long a process keeps a payment before another takes over
 * @param finishWithin an interrupted attempt younger than this is finished, an older one withdrawn
 * @param firstRetry pause before Stripe is queried a second time; doubles
 * @param lastRetry longest pause
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
