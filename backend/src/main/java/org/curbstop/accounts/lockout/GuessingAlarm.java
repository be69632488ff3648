package org.curbstop.accounts.lockout;

import java.time.Instant;
import java.time.LocalDate;

/** Alarm about large-scale guessing. Shown to staff and counted by the metric {@code curbstop.identity.alarms}. */
public record GuessingAlarm(String id, Kind kind, Instant at, LocalDate day) {

    public enum Kind {
        /** One PIN was tried on many accounts. */
        ONE_PIN_OVER_ACCOUNTS,
        /** There were more wrong PINs over all accounts than typing errors explain. */
        MANY_WRONG_PINS,
        /** One caller or address tried many accounts. */
        ONE_ORIGIN_OVER_ACCOUNTS,
        /** Many wrong ZIP codes were tried for one account number. */
        ONE_NUMBER_AS_GUEST
    }
}
