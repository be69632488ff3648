package org.curbstop.notices;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery.State;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Makes deliveries of notices, within consent and quiet hours; {@link Despatch} sends them. */
@Component
@EnableConfigurationProperties(NoticeSettings.class)
class SendingNotices implements Notices, ProofOfOrigin {

    private final Addressing addressing;
    private final Composing composing;
    private final Deliveries deliveries;
    private final Despatch despatch;
    private final NoticeTimelineRecorder timeline;
    private final Clock clock;

    SendingNotices(Addressing addressing, Composing composing, Deliveries deliveries, Despatch despatch, NoticeTimelineRecorder timeline, Clock clock) {
        this.addressing = addressing;
        this.composing = composing;
        this.deliveries = deliveries;
        this.despatch = despatch;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Override
    public List<Delivery> send(Notice notice) {
        Language language = addressing.language(notice);
        return addressing.of(notice).stream().map(address -> {
            Delivery made = deliveries.putOnce(
                    composing.of(notice.key() + "|" + address.means() + "|" + address.value(), notice.kind(), notice.facts(), address, language));
            timeline.record(notice, made);
            if (made.state() == State.WAITING && !made.notBefore().isAfter(clock.instant())) {
                despatch.soon(made);
            }
            return made;
        }).toList();
    }

    @Override
    public Optional<Delivery> find(String deliveryId) {
        return deliveries.find(deliveryId);
    }

    @Override
    public List<Delivery> to(PhoneNumber phone, int limit) {
        return deliveries.to(phone.e164(), limit);
    }

    @Override
    public void reported(String deliveryId, String providerId, String word, String errorCode) {
        deliveries.find(deliveryId).ifPresent(known ->
                deliveries.change(deliveryId, delivery -> delivery.reported(providerId, word, errorCode, clock.instant())));
    }

    @Override
    public Optional<Sent> sentTo(PhoneNumber asker, String code, Language language) {
        return deliveries.withCode(code).stream().filter(delivery -> delivery.address().equals(asker.e164())).findFirst()
                .flatMap(delivery -> sent(delivery, language));
    }

    @Override
    public Optional<Sent> sent(String code, Language language) {
        return deliveries.withCode(code).stream().findFirst().flatMap(delivery -> sent(delivery, language));
    }

    private Optional<Sent> sent(Delivery delivery, Language language) {
        return delivery.state() == State.REFUSED || delivery.attempts() == 0 ? Optional.empty()
                : Optional.of(new Sent(composing.about(delivery.kind(), language), delivery.createdAt(), delivery.addressEnd()));
    }
}
