package org.curbstop.notices.listeners;

import java.util.Map;
import java.util.Optional;
import org.curbstop.cases.HandOffClosed;
import org.curbstop.common.Channel;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A customer who asked for a person hears that it is closed, and what came of it. Work that the application raised itself is nobody's to
 * hear of.
 */
@Component
record HandOffNoticeListener(Notices notices) {

    @EventListener
    void on(HandOffClosed closed) {
        closed.customer().filter(customer -> customer.channel() != Channel.SYSTEM)
                .ifPresent(asked -> to(asked, closed.phone()).ifPresent(to -> {
            var notice = new Notice("hand-off-closed:" + closed.id(), to, NoticeKind.HAND_OFF_CLOSED,
                    Map.of("reference", ReferenceNumber.of(closed.id().value()), "outcome", closed.outcome().name()),
                    Optional.of(asked.language()));
            notices.send(closed.account().map(notice::forAccount).orElse(notice));
        }));
    }

    /** Whoever proved who they are, by the profile; else the number that asked. */
    private static Optional<NoticeRecipient> to(HandOffClosed.Customer customer, Optional<PhoneNumber> phone) {
        return customer.person().<NoticeRecipient>map(NoticeRecipient.KnownPerson::new).or(() -> phone.map(NoticeRecipient.Phone::new));
    }
}
