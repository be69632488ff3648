package org.curbstop.flows.outages;

import java.util.List;
import org.curbstop.conversation.ActionSpec;

/** Specifications of the flow actions for outages. */
public final class OutageActionSpecs {

    static final ActionSpec DETERMINE_SERVICE = ActionSpec.reading("which-service").mayTake("hazard")
            .ending("known", "service").ending("unknown");
    static final ActionSpec ASSUME_OUTAGE = ActionSpec.reading("assume-outage").mayTake("service")
            .ending("assumed", "service", "hazard", "assumed");
    static final ActionSpec CHECK_TEXT_NUMBER = ActionSpec.reading("check-updates-phone").mayTake("phone")
            .ending("ok").ending("not-from-here").orIfUnavailable("ok"); // the limit is applied when the report is filed
    static final ActionSpec REPORT_OUTAGE = ActionSpec.changing("report-outage").taking("service")
            .mayTake("place", "here", "ownStreet", "hazard", "updates", "phone")
            .ending("first", "reference").ending("area", "reference", "area").ending("joined", "reference", "others")
            .ending("joined-known", "reference")
            .ending("joined-back", "reference", "back").ending("joined-between", "reference", "earliest", "back")
            .ending("joined-overdue", "reference")
            .ending("again", "reference").ending("waits", "reference")
            .ending("to-be-placed", "reference").ending("street-wanted").ending("address-wanted").ending("outside-area");
    static final ActionSpec CONFIRM_RESTORATION = ActionSpec.attempting("confirm-back-on").taking("answer")
            .ending("back").ending("still-out").ending("nothing-asked");

    static final ActionSpec FIND_OUTAGE_STATUS = ActionSpec.reading("outage-status").mayTake("place")
            .ending("place-wanted").ending("no-such-place").ending("nothing-known").ending("unreported", "service")
            .ending("one-household", "service").ending("suspected", "service", "households").ending("assessing", "service", "crew")
            .ending("expected", "service", "crew", "back", "moved", "said", "source")
            .ending("expected-between", "service", "crew", "earliest", "back", "moved", "said", "source")
            .ending("overdue", "service").ending("restored", "service").ending("meter-back", "back");
    static final ActionSpec FIND_KNOWN_OUTAGE = ActionSpec.reading("find-known-outage")
            .ending("none").ending("out", "service", "crew").ending("expected", "service", "crew", "back").orIfUnavailable("none");
    static final ActionSpec FIND_STORM = ActionSpec.reading("find-storm")
            .ending("calm").ending("standard", "storm").ending("message", "storm", "message");
    static final ActionSpec FIND_SYSTEM_AGE = ActionSpec.reading("outage-system-age").ending("current").ending("stale", "asOf");

    static final ActionSpec FIND_CENTERS = ActionSpec.reading("find-centers").ending("none").ending("found", "center", "offer", "more");

    private OutageActionSpecs() {}

    public static List<ActionSpec> all() {
        return List.of(DETERMINE_SERVICE, ASSUME_OUTAGE, CHECK_TEXT_NUMBER, REPORT_OUTAGE, CONFIRM_RESTORATION, FIND_OUTAGE_STATUS,
                FIND_KNOWN_OUTAGE, FIND_STORM, FIND_SYSTEM_AGE, FIND_CENTERS);
    }
}
