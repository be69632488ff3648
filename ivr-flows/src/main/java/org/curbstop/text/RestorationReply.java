package org.curbstop.text;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.Notices;
import org.curbstop.outages.Outages;
import org.curbstop.outages.ReportingAnOutage;
import org.springframework.stereotype.Component;

/** Handles the answer to "are you back on?", if that was our last text to the number. */
@Component
class RestorationReply {

    private static final Pattern YES = Pattern.compile("(yes|y|yep|yeah|si|sí)[.! ]*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NO = Pattern.compile("(no|n|nope|not yet|todavia no|todavía no|aun no|aún no)[.! ]*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Outages outages;
    private final ReportingAnOutage reporting;
    private final Notices notices;
    private final SmsPrompts prompts;

    RestorationReply(Outages outages, ReportingAnOutage reporting, Notices notices, SmsPrompts prompts) {
        this.outages = outages;
        this.reporting = reporting;
        this.notices = notices;
        this.prompts = prompts;
    }

    Optional<String> reply(InboundSms message) {
        String text = message.body().strip();
        boolean yes = YES.matcher(text).matches();
        return yes || NO.matcher(text).matches() ? message.phone().flatMap(phone -> confirm(phone, yes)) : Optional.empty();
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
