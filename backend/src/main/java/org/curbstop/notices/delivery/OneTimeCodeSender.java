package org.curbstop.notices.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.verification.ChallengeId;
import org.curbstop.accounts.verification.ConfirmingContacts;
import org.curbstop.accounts.verification.ContactOtpRequested;
import org.curbstop.accounts.verification.OneTimeCode;
import org.curbstop.accounts.verification.OtpRequested;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Delivery.Medium;
import org.curbstop.notices.Delivery.State;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.SpokenCodes;
import org.curbstop.notices.delivery.MessageTransport.SendResult;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends one-time codes. A code is created for the sending and then discarded: the stored delivery does not contain it. It is therefore sent
 * at once or not at all; a customer who does not receive it asks for another. In a call, the code is created when a person has answered and
 * pressed a key, so that none is left on an answering machine.
 */
@Component
record OneTimeCodeSender(ProvingIdentity identity, ConfirmingContacts contacts, MessageRenderer renderer, DeliveryRepository deliveries,
        DeliveryJob deliveryJob, Clock clock) implements SpokenCodes {

    private static final String MASKED = "******";
    private static final String KEY = "code";
    private static final String CONTACT_KEY = "contact-code";

    @EventListener
    void on(OtpRequested wanted) {
        String key = KEY + ":" + wanted.challenge().value() + ":" + wanted.at().toEpochMilli();
        if (!deliveries.exists(key)) { // the event may be delivered again, and a new code would invalidate the one that was sent
            identity.createCode(wanted.challenge()).ifPresent(code -> send(key, code));
        }
    }

    @EventListener
    void on(ContactOtpRequested wanted) {
        String key = CONTACT_KEY + ":" + wanted.confirmation() + ":" + wanted.at().toEpochMilli();
        if (!deliveries.exists(key)) {
            contacts.createCode(wanted.confirmation()).ifPresent(code -> send(key, code));
        }
    }

    private void send(String key, OneTimeCode code) {
        Medium medium = switch (code.by()) {
            case TEXT -> Medium.TEXT;
            case CALL -> Medium.CALL;
            case EMAIL -> Medium.MAIL;
        };
        var address = new RecipientResolver.DeliveryAddress(medium, code.to().value());
        Map<String, Object> masked = facts(code, MASKED);
        Delivery made = renderer.render(key, NoticeKind.CODE, masked, address, code.language())
                .with(medium == Medium.TEXT ? renderer.spoken(NoticeKind.CODE, code.language(), masked) : null,
                        clock.instant().plus(Duration.ofMinutes(code.minutes())), null);
        if (medium == Medium.CALL) {
            Delivery call = deliveries.insertIfAbsent(made);
            if (call.state() == State.WAITING) {
                deliveryJob.sendSoon(call);
            }
            return;
        }
        Delivery stored = deliveries.insertIfAbsent(made.startedWithoutLease());
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

    @Override
    public Optional<String> speakCode(Delivery call) {
        boolean open = call.kind() == NoticeKind.CODE && call.means() == Medium.CALL
                && call.expiresAt() != null && clock.instant().isBefore(call.expiresAt());
        String[] key = call.uniqueKey().split(":");
        Optional<OneTimeCode> fresh = !open ? Optional.empty()
                : key[0].equals(KEY) ? identity.createSpokenCode(new ChallengeId(key[1])) : contacts.createCode(key[1]);
        return fresh.filter(code -> code.to().value().equals(call.address()))
                .map(code -> renderer.spoken(NoticeKind.CODE, call.language(), facts(code, code.code())));
    }

    /** Digits are spoken one by one. */
    private static Map<String, Object> facts(OneTimeCode code, String shown) {
        return Map.of("code", shown, "spoken", String.join(", ", shown.split("")), "minutes", code.minutes());
    }
}
