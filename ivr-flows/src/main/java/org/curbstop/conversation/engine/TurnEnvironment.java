package org.curbstop.conversation.engine;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;

/** External facts that are fixed during one turn: date, time zone, currency and the utility's facts. */
public record TurnEnvironment(LocalDate today, ZoneId zone, Currency currency, Map<String, String> facts) {
    public TurnEnvironment {
        facts = Map.copyOf(facts);
    }
}
