package org.curbstop.text;

import java.util.Map;
import java.util.Optional;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.Conversations;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.Notices;
import org.curbstop.outages.Outages;
import org.curbstop.outages.ReportingAnOutage;
import org.springframework.stereotype.Component;

/**
 * Handles the answer to "are you back on?", if that was our last text to the number. If the conversation has gone on since then, its own
 * question is answered: a "yes" to a new report must not close the old one.
 */
@Component
record RestorationReply(Outages outages, ReportingAnOutage reporting, Notices notices, Conversations conversations, SmsPrompts prompts) {

    Optional<String> reply(InboundSms message) {
        String text = message.body().strip();
        boolean yes = prompts.commandLanguage("yes", text).isPresent();
        return yes || prompts.commandLanguage("no", text).isPresent()
                ? message.phone().flatMap(phone -> confirm(message, phone, yes)) : Optional.empty();
    }

    private Optional<String> confirm(InboundSms message, PhoneNumber phone, boolean yes) {
        return notices.listByPhone(phone, 1).stream().filter(last -> last.kind() == NoticeKind.OUTAGE_RESTORED && wasSent(last))
                .filter(last -> isLatestQuestion(message, last)).map(Delivery::language).findFirst()
                .flatMap(language -> outages.findReportToConfirm(phone).map(report -> {
                    reporting.recordRestorationAnswer(report.id(), yes);
                    return prompts.text(yes ? "back.yes" : "back.no", language, Map.of());
                }));
    }

    private static boolean wasSent(Delivery notice) {
        return notice.state() == Delivery.State.ACCEPTED || notice.state() == Delivery.State.DELIVERED;
    }

    private boolean isLatestQuestion(InboundSms message, Delivery notice) {
        return conversations.lastTurnAt(message.context(Optional.empty())).filter(turn -> !turn.isBefore(notice.notBefore())).isEmpty();
    }
}
