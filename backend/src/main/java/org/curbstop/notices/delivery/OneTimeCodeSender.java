package org.curbstop.notices.delivery;

import java.time.Clock;
import java.util.Map;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.verification.ConfirmingContacts;
import org.curbstop.accounts.verification.ContactOtpRequested;
import org.curbstop.accounts.verification.OneTimeCode;
import org.curbstop.accounts.verification.OtpRequested;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Delivery.Medium;
import org.curbstop.notices.Delivery.State;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.delivery.MessageTransport.SendResult;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends one-time codes. A code is created for the sending and then discarded: the stored delivery does not contain it. It is therefore sent
 * at once or not at all; a customer who does not receive it asks for another.
 */
@Component
record OneTimeCodeSender(ProvingIdentity identity, ConfirmingContacts contacts, MessageRenderer renderer, DeliveryRepository deliveries,
        DeliveryJob deliveryJob, Clock clock) {

    private static final String MASKED = "******";

    @EventListener
    void on(OtpRequested wanted) {
        String key = "code:" + wanted.challenge().value() + ":" + wanted.at().toEpochMilli();
        if (!deliveries.exists(key)) { // the event may be delivered again, and a new code would invalidate the one that was sent
            identity.createCode(wanted.challenge()).ifPresent(code -> send(key, code));
        }
    }

    @EventListener
    void on(ContactOtpRequested wanted) {
        String key = "contact-code:" + wanted.confirmation() + ":" + wanted.at().toEpochMilli();
        if (!deliveries.exists(key)) {
            contacts.createCode(wanted.confirmation()).ifPresent(code -> send(key, code));
        }
    }

    private void send(String key, OneTimeCode code) {
        Medium medium = code.to().kind() == Contact.Kind.EMAIL ? Medium.MAIL : Medium.TEXT;
        var address = new RecipientResolver.DeliveryAddress(medium, code.to().value());
        Delivery stored = deliveries.insertIfAbsent(
                renderer.render(key, NoticeKind.CODE, facts(code, MASKED), address, code.language()).startedWithoutLease());
        if (stored.state() != State.SENDING) {
            return; // refused
        }
        Delivery real = renderer.renderAgain(stored, facts(code, code.code()));
        SendResult end = deliveryJob.sendNow(real);
        if (end instanceof SendResult.Retryable) {
            end = deliveryJob.sendNow(real);
        }
        if (end instanceof SendResult.Retryable || end instanceof SendResult.Unknown) {
            deliveries.update(stored.id(), delivery -> delivery.settled(State.UNDELIVERED, clock.instant(), "unsure"));
        } else {
            deliveryJob.recordResult(stored, end);
        }
    }

    private static Map<String, Object> facts(OneTimeCode code, String shown) {
        return Map.of("code", shown, "minutes", code.minutes());
    }
}
