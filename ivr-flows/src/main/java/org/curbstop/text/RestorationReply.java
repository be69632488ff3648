package org.curbstop.text;

import java.util.Map;
import java.util.Optional;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.Notices;
import org.curbstop.outages.Outages;
import org.curbstop.outages.ReportingAnOutage;
import org.springframework.stereotype.Component;

/** Handles the answer to "are you back on?", if that was our last text to the number. */
@Component
record RestorationReply(Outages outages, ReportingAnOutage reporting, Notices notices, SmsPrompts prompts) {

    Optional<String> reply(InboundSms message) {
        String text = message.body().strip();
        boolean yes = prompts.commandLanguage("yes", text).isPresent();
        return yes || prompts.commandLanguage("no", text).isPresent()
                ? message.phone().flatMap(phone -> confirm(phone, yes)) : Optional.empty();
    }

    private Optional<String> confirm(PhoneNumber phone, boolean yes) {
        return notices.listByPhone(phone, 1).stream().filter(last -> last.kind() == NoticeKind.OUTAGE_RESTORED).map(Delivery::language)
                .findFirst()
                .flatMap(language -> outages.findReportToConfirm(phone).map(report -> {
                    reporting.recordRestorationAnswer(report.id(), yes);
                    return prompts.text(yes ? "back.yes" : "back.no", language, Map.of());
                }));
    }
}
