package org.curbstop.notices.listeners;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.outages.Etr;
import org.curbstop.outages.events.EtrChanged;
import org.curbstop.outages.events.OutageConfirmed;
import org.curbstop.outages.events.OutageRecipient;
import org.curbstop.outages.events.OutageRestored;
import org.curbstop.outages.events.RestorationCorrected;
import org.curbstop.utility.ServiceType;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notifies those who reported an outage of its progress, once per report and event. */
@Component
public class OutageNoticeListener {

    private static final Duration MIN_VALIDITY = Duration.ofHours(1);
    private static final Duration ASKED_FOR = Duration.ofDays(1);

    private final Notices notices;
    private final Clock clock;

    OutageNoticeListener(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @EventListener
    void on(OutageConfirmed known) {
        known.tell().forEach(to -> send(NoticeKind.OUTAGE_KNOWN, "outage-known:" + known.outage(), to, known.service(), known.etr()));
    }

    @EventListener
    void on(EtrChanged changed) {
        changed.tell().forEach(to -> send(
                NoticeKind.OUTAGE_ETA, "outage-eta:" + changed.outage() + ":" + changed.number(), to, changed.service(),
                Optional.of(changed.etr())));
    }

    @EventListener
    void on(OutageRestored restored) {
        String once = "outage-restored:" + restored.outage() + ":" + restored.at().toEpochMilli(); // the outage may recur
        restored.tell().forEach(to -> send(NoticeKind.OUTAGE_RESTORED, once, to, restored.service(), Optional.empty()));
    }

    @EventListener
    void on(RestorationCorrected corrected) {
        String once = "outage-still-out:" + corrected.outage() + ":" + corrected.at().toEpochMilli();
        corrected.tell().forEach(to -> send(NoticeKind.OUTAGE_STILL_OUT, once, to, corrected.service(), corrected.etr()));
    }

    private void send(NoticeKind kind, String key, OutageRecipient to, ServiceType service, Optional<Etr> etr) {
        Map<String, Object> facts = facts(service, to.place(), to.report().value(), etr);
        NoticeRecipient recipient = to.channel().filter(Channel.VOICE::equals).isPresent() ? new NoticeRecipient.Caller(to.phone())
                : new NoticeRecipient.Phone(to.phone());
        notices.send(new Notice(key + ":" + to.report(), recipient, kind, facts, Optional.of(to.language()))
                .expiring(expiry(kind, etr), "outage:" + to.report()));
    }

    /** Returns the expiry: the estimated restoration time, but at least one hour from now; one day where there is no estimate. */
    private Instant expiry(NoticeKind kind, Optional<Etr> etr) {
        Instant now = clock.instant();
        if (kind == NoticeKind.OUTAGE_RESTORED) {
            return now.plus(ASKED_FOR);
        }
        return etr.flatMap(Etr::back).filter(back -> back.isAfter(now.plus(MIN_VALIDITY)))
                .orElse(now.plus(etr.flatMap(Etr::back).isPresent() ? MIN_VALIDITY : ASKED_FOR));
    }

    public static Map<String, Object> facts(ServiceType service, Optional<String> place, String reference, Optional<Etr> etr) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("service", service);
        facts.put("placed", place.isPresent() ? "yes" : "no");
        facts.put("place", place.orElse(""));
        facts.put("reference", reference);
        etr.flatMap(Etr::back).ifPresent(back -> facts.put("eta", back));
        etr.flatMap(Etr::earliest).ifPresent(from -> facts.put("earliest", from));
        return facts;
    }
}
