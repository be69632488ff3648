package org.curbstop.notices.listeners;

import java.util.Map;
import java.util.Optional;
import org.curbstop.cases.CallbackBooked;
import org.curbstop.cases.HandOffClosed;
import org.curbstop.common.Channel;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Notifies a customer who asked for a person of the call that was booked, and that the case is closed, with its outcome. Cases opened by the
 * application itself are not announced.
 */
@Component
record HandOffNoticeListener(Notices notices) {

    @EventListener
    void on(CallbackBooked booked) {
        notices.send(new Notice("callback:" + booked.id() + ":" + booked.at(), new NoticeRecipient.Phone(booked.phone()),
                NoticeKind.CALLBACK, Map.of("when", booked.at(), "reference", ReferenceNumber.of(booked.id().value())),
                Optional.of(booked.language())));
    }

    @EventListener
    void on(HandOffClosed closed) {
        closed.customer().filter(customer -> customer.channel() != Channel.SYSTEM)
                .ifPresent(asked -> NoticeRecipient.of(asked.person(), closed.phone()).ifPresent(to -> {
            var notice = new Notice("hand-off-closed:" + closed.id(), to, NoticeKind.HAND_OFF_CLOSED,
                    Map.of("reference", ReferenceNumber.of(closed.id().value()), "outcome", closed.outcome().name()),
                    Optional.of(asked.language()));
            notices.send(closed.account().map(notice::forAccount).orElse(notice));
        }));
    }
}
