package org.curbstop.notices.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Delivery.Medium;
import org.curbstop.notices.Delivery.State;
import org.curbstop.notices.MessageVerification;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeProperties;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Creates deliveries of notices, within consent and quiet hours; {@link DeliveryJob} sends them. */
@Component
@EnableConfigurationProperties(NoticeProperties.class)
record NoticeSender(RecipientResolver recipientResolver, MessageRenderer renderer, DeliveryRepository deliveries, DeliveryJob deliveryJob,
        CallFallback callFallback, NoticeTimelineRecorder timeline, Clock clock) implements Notices, MessageVerification {

    private static final int MAX_CALLS = 3;
    private static final Duration CALL_AGAIN = Duration.ofMinutes(10);

    @Override
    public List<Delivery> send(Notice notice) {
        Language language = recipientResolver.language(notice);
        return recipientResolver.resolve(notice).stream().map(address -> {
            // Texts and calls to a number share one key, because a text may have become a call since.
            Medium keyed = address.medium() == Medium.CALL ? Medium.TEXT : address.medium();
            Delivery made = deliveries.insertIfAbsent(
                    renderer.render(notice.key() + "|" + keyed + "|" + address.value(), notice.kind(), notice.facts(), address, language)
                            .with(notice.to() instanceof NoticeRecipient.Caller && address.medium() == Medium.TEXT
                                    ? renderer.spoken(notice.kind(), language, notice.facts()) : null,
                                    notice.expiresAt().orElse(null), notice.collapseKey().orElse(null)));
            timeline.record(notice, made);
            if (made.state() == State.WAITING && !made.notBefore().isAfter(clock.instant())) {
                deliveryJob.sendSoon(made);
            }
            return made;
        }).toList();
    }

    @Override
    public Optional<Delivery> find(String deliveryId) {
        return deliveries.find(deliveryId);
    }

    @Override
    public List<Delivery> listByPhone(PhoneNumber phone, int limit) {
        return deliveries.listByAddress(phone.e164(), limit);
    }

    @Override
    public void recordReport(String deliveryId, String providerId, String word, String errorCode) {
        deliveries.find(deliveryId).filter(known -> known.means() == Medium.TEXT && !callFallback.takeOver(known, errorCode))
                .ifPresent(_ -> deliveries.update(deliveryId, delivery -> delivery.means() == Medium.TEXT
                        ? delivery.withReport(providerId, word, errorCode, clock.instant()) : delivery));
    }

    @Override
    public void recordCallEnd(String deliveryId, String providerId, String word) {
        deliveries.find(deliveryId).filter(known -> known.means() == Medium.CALL).ifPresent(known -> {
            Instant now = clock.instant();
            // Nobody waits that long for a code.
            Optional<Instant> again = known.attempts() < MAX_CALLS && known.kind() != NoticeKind.CODE
                    ? Optional.of(renderer.notBefore(known.kind(), Medium.CALL, now.plus(CALL_AGAIN))) : Optional.empty();
            deliveries.update(deliveryId, delivery -> delivery.withCallEnd(providerId, word, again, now));
        });
    }

    @Override
    public Optional<VerifiedMessage> findSentTo(PhoneNumber phone, String code, Language language) {
        return deliveries.listByVerifyCode(code).stream().filter(delivery -> delivery.address().equals(phone.e164())).findFirst()
                .flatMap(delivery -> sent(delivery, language));
    }

    @Override
    public Optional<VerifiedMessage> findSent(String code, Language language) {
        return deliveries.listByVerifyCode(code).stream().findFirst().flatMap(delivery -> sent(delivery, language));
    }

    private Optional<VerifiedMessage> sent(Delivery delivery, Language language) {
        return delivery.state() == State.REFUSED || delivery.attempts() == 0 ? Optional.empty()
                : Optional.of(
                        new VerifiedMessage(renderer.kindName(delivery.kind(), language), delivery.createdAt(), delivery.maskedAddress()));
    }
}
