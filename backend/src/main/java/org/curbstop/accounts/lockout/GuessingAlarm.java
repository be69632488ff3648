package org.curbstop.accounts.lockout;

import java.time.Instant;
import java.time.LocalDate;

/** Somebody guesses at large: seen by staff, counted as {@code curbstop.identity.alarms}. */
public record GuessingAlarm(String id, Kind kind, Instant at, LocalDate day) {

    public enum Kind {
        /** One PIN was tried at many accounts. */
        ONE_PIN_OVER_ACCOUNTS,
        /** More wrong PINs over all accounts than people mistype. */
        MANY_WRONG_PINS,
        /** One caller or address tried many accounts. */
        ONE_ORIGIN_OVER_ACCOUNTS,
        /** Many wrong ZIP codes for one account number. */
        ONE_NUMBER_AS_GUEST
    }
}
