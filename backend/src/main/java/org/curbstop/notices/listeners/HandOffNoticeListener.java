package org.curbstop.notices.listeners;

import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
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
 * Notifies a customer who asked for a person of the call that was booked, and that the case is closed, with its outcome. Cases opened by
 * the application itself are not announced, except a returned credit.
 */
@Component
record HandOffNoticeListener(Notices notices, Accounts accounts) {

    @EventListener
    void on(CallbackBooked booked) {
        notices.send(new Notice("callback:" + booked.id() + ":" + booked.at(), new NoticeRecipient.Phone(booked.phone()),
                NoticeKind.CALLBACK, Map.of("when", booked.at(), "reference", ReferenceNumber.of(booked.id().value())),
                Optional.of(booked.language())));
    }

    @EventListener
    void on(HandOffClosed closed) {
        Optional<HandOffClosed.Customer> customer = closed.customer().filter(asked -> asked.channel() != Channel.SYSTEM);
        customer.flatMap(asked -> NoticeRecipient.of(asked.person(), closed.phone())).or(() -> ownerOfCredit(closed)).ifPresent(to -> {
            var notice = new Notice("hand-off-closed:" + closed.id(), to, NoticeKind.HAND_OFF_CLOSED,
                    Map.of("reference", ReferenceNumber.of(closed.id().value()), "outcome", closed.outcome().name()),
                    customer.map(HandOffClosed.Customer::language));
            notices.send(closed.account().map(notice::forAccount).orElse(notice));
        });
    }

    /** Whose credit was returned learns how, also if nobody had asked for it. */
    private Optional<NoticeRecipient> ownerOfCredit(HandOffClosed closed) {
        return closed.account().filter(_ -> closed.outcome().isReturn()).flatMap(accounts::find)
                .map(account -> new NoticeRecipient.KnownPerson(account.holder()));
    }
}
