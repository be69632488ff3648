package org.curbstop.web.service;

import java.util.List;
import org.curbstop.orders.Quote;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;

/** What somebody must know before they order. */
final class Warnings {

    private Warnings() {}

    static List<Callout> of(Quote quote) {
        return quote.warnings().stream().map(warning -> new Callout(tone(warning), Say.words("service.warning", warning), Page.words("service.warning." + warning + ".more"))).toList();
    }

    private static Chip.Tone tone(Quote.Warning warning) {
        return switch (warning) {
            case TENANT_WOULD_LOSE_SERVICE -> Chip.Tone.BAD;
            case BALANCE_STAYS_OWED, STAFF_LOOK_FIRST -> Chip.Tone.WARN;
            case OWNER_TAKES_OVER -> Chip.Tone.WAIT;
        };
    }
}
