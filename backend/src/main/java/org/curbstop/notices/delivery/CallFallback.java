package org.curbstop.notices.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Delivery.Medium;
import org.curbstop.notices.preferences.LandlineNumbers;
import org.springframework.stereotype.Component;

/** Calls with a notice that no text could bring: the same delivery goes another way, so it is never both. */
@Component
record CallFallback(DeliveryRepository deliveries, LandlineNumbers landlines, MessageRenderer renderer, Clock clock) {

    /** The network's codes for a number that takes no texts: 21614 when it is sent, 30006 when it does not arrive. */
    private static final Set<String> NO_TEXTS = Set.of("21614", "30006");

    /** @return whether it goes by a call now */
    boolean takeOver(Delivery text, String code) {
        if (text.means() != Medium.TEXT || text.spokenBody() == null || !NO_TEXTS.contains(code)) {
            return false;
        }
        landlines.addRefused(new PhoneNumber(text.address()));
        Instant when = renderer.notBefore(text.kind(), Medium.CALL, clock.instant());
        return deliveries.update(text.id(), delivery -> delivery.state().isFinal() ? delivery : delivery.asCall(when)).means()
                == Medium.CALL;
    }
}
