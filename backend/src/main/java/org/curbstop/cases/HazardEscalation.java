package org.curbstop.cases;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.Sha256Digest;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.events.HazardReported;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts a hazard reported with an outage first in the staff queue. */
@Component
record HazardEscalation(HandOffs handOffs) {

    /** Reports of one hazard at one place within this time become one case. */
    private static final Duration TOGETHER = Duration.ofHours(6);
    private static final Pattern SPACES = Pattern.compile("\\s++");

    @EventListener
    void on(HazardReported reported) {
        List<String> hazards = reported.hazards().stream().map(Enum::name).sorted().toList();
        handOffs.raiseOrJoin(new HandOffContext(
                "hazard:" + placeKey(reported) + "/" + String.join("+", hazards), HandOffContext.Kind.HAZARD, Channel.SYSTEM,
                reported.callback(), Optional.empty(),
                Optional.empty(), VerificationLevel.NONE, "report-outage", hazards,
                lines(reported), Language.ENGLISH, Optional.empty()), reported.report().value(), TOGETHER);
    }

    /** Returns what reports of the same hazard share: the place, else the outage. A report with neither is its own case. */
    private static String placeKey(HazardReported reported) {
        return reported.place().map(place -> SPACES.matcher(place.strip().toLowerCase(Locale.ROOT)).replaceAll(" "))
                .or(() -> reported.outage().map(OutageId::value)).map(place -> Sha256Digest.of("hazard", place))
                .orElseGet(() -> reported.report().value());
    }

    /** One line each: bidirectional control characters in the caller's text must not reorder the phone number. */
    private static List<HandOffContext.ConversationLine> lines(HazardReported reported) {
        return Stream
                .concat(reported.place().filter(place -> !place.isBlank()).stream(),
                        reported.callback().map(PhoneNumber::formatNational).stream())
                .map(line -> new HandOffContext.ConversationLine(true, line)).toList();
    }
}
