package org.curbstop.notices;

import java.time.Clock;
import java.util.Map;
import org.curbstop.accounts.CodeToSend;
import org.curbstop.accounts.CodeWanted;
import org.curbstop.accounts.ConfirmingContacts;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.ContactCodeWanted;
import org.curbstop.accounts.ProvingIdentity;
import org.curbstop.notices.Carrier.Attempt;
import org.curbstop.notices.Delivery.Means;
import org.curbstop.notices.Delivery.State;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends one-time codes. The code is made for the sending and forgotten with it: what is stored says that a code went out, and not
 * which. So it goes at once or not at all; whoever waits in vain asks for another.
 */
@Component
class SendingCodes {

    private static final String MASKED = "******";

    private final ProvingIdentity identity;
    private final ConfirmingContacts contacts;
    private final Composing composing;
    private final Deliveries deliveries;
    private final Despatch despatch;
    private final Clock clock;

    SendingCodes(ProvingIdentity identity, ConfirmingContacts contacts, Composing composing, Deliveries deliveries, Despatch despatch, Clock clock) {
        this.identity = identity;
        this.contacts = contacts;
        this.composing = composing;
        this.deliveries = deliveries;
        this.despatch = despatch;
        this.clock = clock;
    }

    @EventListener
    void on(CodeWanted wanted) {
        String key = "code:" + wanted.challenge().value() + ":" + wanted.at().toEpochMilli();
        if (!deliveries.has(key)) { // the event may come again, and another code would end the one that was sent
            identity.mintCode(wanted.challenge()).ifPresent(code -> send(key, code));
        }
    }

    @EventListener
    void on(ContactCodeWanted wanted) {
        String key = "contact-code:" + wanted.confirmation() + ":" + wanted.at().toEpochMilli();
        if (!deliveries.has(key)) {
            contacts.mintCode(wanted.confirmation()).ifPresent(code -> send(key, code));
        }
    }

    private void send(String key, CodeToSend code) {
        Means means = code.to().kind() == Contact.Kind.EMAIL ? Means.MAIL : Means.TEXT;
        var address = new Addressing.Address(means, code.to().value());
        Delivery stored = deliveries.putOnce(composing.of(key, NoticeKind.CODE, facts(code, MASKED), address, code.language()).begun());
        if (stored.state() != State.SENDING) {
            return; // refused
        }
        Delivery real = composing.again(stored, facts(code, code.code()));
        Attempt end = despatch.once(real);
        if (end instanceof Attempt.NotNow) {
            end = despatch.once(real);
        }
        if (end instanceof Attempt.NotNow || end instanceof Attempt.Unsure) {
            deliveries.change(stored.id(), delivery -> delivery.settled(State.UNDELIVERED, clock.instant(), "unsure"));
        } else {
            despatch.record(stored, end);
        }
    }

    private static Map<String, Object> facts(CodeToSend code, String shown) {
        return Map.of("code", shown, "minutes", code.minutes());
    }
}
