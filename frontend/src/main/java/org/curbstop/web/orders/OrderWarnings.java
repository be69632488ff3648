package org.curbstop.web.orders;

import java.util.List;
import org.curbstop.orders.OrderQuote;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;

/** Warnings that a customer must see before placing an order. */
final class OrderWarnings {

    private OrderWarnings() {}

    static List<Callout> of(OrderQuote quote) {
        return quote.warnings().stream().map(warning -> new Callout(tone(warning), I18n.text("service.warning", warning),
                TitledView.paragraph("service.warning." + warning + ".more"))).toList();
    }

    private static StatusChip.Tone tone(OrderQuote.OrderWarning warning) {
        return switch (warning) {
            case TENANT_WOULD_LOSE_SERVICE -> StatusChip.Tone.BAD;
            case BALANCE_STAYS_OWED, STAFF_LOOK_FIRST -> StatusChip.Tone.WARN;
            case OWNER_TAKES_OVER -> StatusChip.Tone.WAIT;
        };
    }
}
