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

/** The answer to "are you back on?", as long as that was the last thing that we texted. */
@Component
class BackOn {

    private static final Pattern YES = Pattern.compile("(yes|y|yep|yeah|si|sí)[.! ]*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NO = Pattern.compile("(no|n|nope|not yet|todavia no|todavía no|aun no|aún no)[.! ]*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Outages outages;
    private final ReportingAnOutage reporting;
    private final Notices notices;
    private final TextWords words;

    BackOn(Outages outages, ReportingAnOutage reporting, Notices notices, TextWords words) {
        this.outages = outages;
        this.reporting = reporting;
        this.notices = notices;
        this.words = words;
    }

    Optional<String> to(Texted message) {
        String said = message.body().strip();
        boolean yes = YES.matcher(said).matches();
        return yes || NO.matcher(said).matches() ? message.phone().flatMap(phone -> answered(phone, yes)) : Optional.empty();
    }

    private Optional<String> answered(PhoneNumber phone, boolean yes) {
        return notices.to(phone, 1).stream().filter(last -> last.kind() == NoticeKind.OUTAGE_RESTORED).map(Delivery::language).findFirst()
                .flatMap(language -> outages.toConfirm(phone).map(report -> {
                    reporting.backOn(report.id(), yes);
                    return words.say(yes ? "back.yes" : "back.no", language, Map.of());
                }));
    }
}
