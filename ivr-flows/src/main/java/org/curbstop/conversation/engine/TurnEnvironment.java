package org.curbstop.conversation.engine;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;

/** What is true outside while a turn lasts. */
public record TurnEnvironment(LocalDate today, ZoneId zone, Currency currency, Map<String, String> facts) {
    public TurnEnvironment {
        facts = Map.copyOf(facts);
    }
}
