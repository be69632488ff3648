package org.curbstop.notices.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Delivery.Medium;
import org.curbstop.notices.preferences.LandlineNumbers;
import org.springframework.stereotype.Component;

/** Falls back from a text to a call. It changes the same delivery, so that the customer never gets both. */
@Component
record CallFallback(DeliveryRepository deliveries, LandlineNumbers landlines, MessageRenderer renderer, Clock clock) {

    /** Twilio's error codes for a number that takes no texts: 21614 on sending, 30006 on delivery. */
    private static final Set<String> NO_TEXTS = Set.of("21614", "30006");

    /** @return whether the delivery is a call now */
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
