package org.curbstop.notices;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.outages.Etr;
import org.curbstop.outages.EtrChanged;
import org.curbstop.outages.OutageKnown;
import org.curbstop.outages.Recipient;
import org.curbstop.outages.RestorationCorrected;
import org.curbstop.outages.ServiceRestored;
import org.curbstop.utility.UtilityService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells those who reported an outage what became of it, each report once for each piece of news. */
@Component
class TellingOfOutages {

    private final Notices notices;

    TellingOfOutages(Notices notices) {
        this.notices = notices;
    }

    @EventListener
    void on(OutageKnown known) {
        known.tell().forEach(to -> tell(NoticeKind.OUTAGE_KNOWN, "outage-known:" + known.outage(), to, known.service(), known.etr()));
    }

    @EventListener
    void on(EtrChanged changed) {
        changed.tell().forEach(to -> tell(
                NoticeKind.OUTAGE_ETA, "outage-eta:" + changed.outage() + ":" + changed.number(), to, changed.service(), Optional.of(changed.etr())));
    }

    @EventListener
    void on(ServiceRestored restored) {
        String once = "outage-restored:" + restored.outage() + ":" + restored.at().toEpochMilli(); // it may go out again
        restored.tell().forEach(to -> tell(NoticeKind.OUTAGE_RESTORED, once, to, restored.service(), Optional.empty()));
    }

    @EventListener
    void on(RestorationCorrected corrected) {
        String once = "outage-still-out:" + corrected.outage() + ":" + corrected.at().toEpochMilli();
        corrected.tell().forEach(to -> tell(NoticeKind.OUTAGE_STILL_OUT, once, to, corrected.service(), corrected.etr()));
    }

    private void tell(NoticeKind kind, String key, Recipient to, UtilityService service, Optional<Etr> etr) {
        Map<String, Object> facts = facts(service, to.place(), to.report().value(), etr);
        notices.send(new Notice(key + ":" + to.report(), new To.Phone(to.phone()), kind, facts, Optional.of(to.language())));
    }

    static Map<String, Object> facts(UtilityService service, Optional<String> place, String reference, Optional<Etr> etr) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("service", service);
        facts.put("placed", place.isPresent() ? "yes" : "no");
        facts.put("place", place.orElse(""));
        facts.put("reference", reference);
        etr.flatMap(Etr::back).ifPresent(back -> facts.put("eta", back));
        return facts;
    }
}
