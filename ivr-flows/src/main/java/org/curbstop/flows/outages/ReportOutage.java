package org.curbstop.flows.outages;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Area;
import org.curbstop.accounts.Premise;
import org.curbstop.common.Channel;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.TemporarilyUnavailableException;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.flows.premises.PremiseLookup;
import org.curbstop.notices.preferences.LandlineNumbers;
import org.curbstop.outages.NewOutageReport;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.ReportOutageResult;
import org.curbstop.outages.ReportingAnOutage;
import org.curbstop.outages.RestorationOutlook;
import org.curbstop.utility.PhoneLines.Hazard;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Files an outage report, from anyone. */
@Component
record ReportOutage(ReportingAnOutage reporting, PremiseLookup premises, LandlineNumbers landlines, Utility utility) implements FlowAction {

    private static final Set<String> AGREED = Set.of("yes", "call");

    @Override
    public ActionSpec spec() {
        return OutageActionSpecs.REPORT_OUTAGE;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        if (TemporarilyUnavailableException.ifAvailable(() -> call.text("place").filter(premises::isPostOfficeBox)).isPresent()) {
            return ActionOutcome.of("street-wanted");
        }
        Optional<GeoPoint> point = call.text("place").flatMap(GeoPoint::findIn);
        if (point.flatMap(at -> utility.area().filter(area -> !area.contains(at))).isPresent()) {
            return ActionOutcome.of("outside-area");
        }
        // Places and numbers are resolved with the report: a caller may name a building with several units, and the database may be
        // unavailable.
        Optional<String> place = call.text("place").or(() -> call.text("ownStreet"));
        Optional<Address> home = call.text("place").isPresent() ? Optional.empty()
                : TemporarilyUnavailableException.ifAvailable(() -> premises.ofCaller(call).map(Premise::address));
        Optional<String> area = point.isPresent() ? Optional.empty()
                : TemporarilyUnavailableException.ifAvailable(() -> call.text("place").flatMap(premises::findArea).map(Area::name));
        chooseTextOrCall(call);
        return outcome(reporting.report(new NewOutageReport(
                call.key(), service(call), Optional.empty(), home, point, place,
                updatesPhone(call), hazards(call.text("hazard").orElse("none")), // no hazard unless one was mentioned
                call.caller().context().channel(), call.language(), CallerIdentity.rateLimitOrigin(call))), area, call.now());
    }

    /** Stores the caller's choice between text and call. If that fails, a landline is recognized when a text cannot be delivered. */
    private void chooseTextOrCall(ActionCall call) {
        String choice = call.text("updates").orElse("no");
        if (call.caller().context().channel() == Channel.VOICE && !choice.equals("no")) {
            TemporarilyUnavailableException.ifAvailable(() -> call.caller().context().phone().map(line -> {
                landlines.choose(line, choice.equals("call"));
                return line;
            }));
        }
    }

    /** @param area name of the place if it is an area; nothing is disclosed about a single home */
    private static ActionOutcome outcome(ReportOutageResult reported, Optional<String> area, Instant now) {
        if (reported.addressWanted()) {
            return ActionOutcome.of("address-wanted");
        }
        ActionOutcome outcome;
        if (reported.spooled()) {
            outcome = ActionOutcome.of("waits");
        } else if (reported.isUnplaced()) {
            outcome = ActionOutcome.of("to-be-placed");
        } else if (reported.repeated()) {
            outcome = ActionOutcome.of("again");
        } else {
            outcome = joined(reported, reported.outage().orElseThrow(), now);
            // Names the area only if nothing else is known of the outage.
            outcome = area.filter(_ -> reported.outage().orElseThrow().etr().isEmpty()
                    && reported.outage().orElseThrow().state() instanceof OutageState.Suspected)
                    .map(name -> ActionOutcome.of("area").with("area", SlotValue.of(name))).orElse(outcome);
        }
        return outcome.with("reference", SlotValue.of(reported.id().value()));
    }

    /** An outage that only households have reported is never said to be known, nor reports of one origin to be many. */
    static ActionOutcome joined(ReportOutageResult reported, Outage outage, Instant now) {
        return switch (outage.outlook(now)) {
            case RestorationOutlook.By time -> ActionOutcome.of("joined-back").with("back", SlotValue.of(time.time()));
            case RestorationOutlook.Between range -> ActionOutcome.of("joined-between").with("earliest", SlotValue.of(range.from()))
                    .with("back", SlotValue.of(range.to()));
            case RestorationOutlook.Passed passed -> ActionOutcome.of("joined-overdue");
            case RestorationOutlook.BeingAssessed assessing -> ActionOutcome.of("joined-known");
            case RestorationOutlook.NotSaid none -> outage.state() instanceof OutageState.Confirmed ? ActionOutcome.of("joined-known")
                    : reported.otherHouseholds() > 0 && outage.isPublic()
                            ? ActionOutcome.of("joined").with("others", SlotValue.of(reported.otherHouseholds()))
                    : ActionOutcome.of("first");
        };
    }

    private static ServiceType service(ActionCall call) {
        String service = call.require("service");
        return switch (service) {
            case "electric" -> ServiceType.ELECTRIC;
            case "water" -> ServiceType.WATER;
            case "sewer" -> ServiceType.SEWER;
            case "gas" -> ServiceType.GAS;
            default -> throw unknown("service", service);
        };
    }

    static Set<Hazard> hazards(String hazard) {
        return switch (hazard) {
            case "none", "no" -> Set.of();
            case "gas" -> Set.of(Hazard.GAS);
            case "carbon-monoxide" -> Set.of(Hazard.CARBON_MONOXIDE);
            case "line" -> Set.of(Hazard.DOWNED_LINE);
            case "fire" -> Set.of(Hazard.FIRE);
            case "shock" -> Set.of(Hazard.SHOCK);
            case "sewer" -> Set.of(Hazard.SEWER_BACKUP);
            case "flood" -> Set.of(Hazard.WATER_MAIN);
            case "water" -> Set.of(Hazard.WATER_QUALITY);
            case "medical" -> Set.of(Hazard.MEDICAL);
            default -> throw unknown("hazard", hazard);
        };
    }

    /** Returns the exception for an answer that this action does not support: a wrong report would be worse than none. */
    private static IllegalArgumentException unknown(String what, String answer) {
        return new IllegalArgumentException("report-outage does not support " + what + " '" + answer + "'");
    }

    /**
     * Returns the number for updates: that of a text's sender, that of a caller who agreed (together with the address, at home), or the
     * given one.
     */
    private static Optional<PhoneNumber> updatesPhone(ActionCall call) {
        var line = call.caller().context().phone();
        Channel channel = call.caller().context().channel();
        String agreedBy = channel == Channel.VOICE && call.text("place").isEmpty() ? "here" : "updates";
        if (channel == Channel.TEXT || call.text(agreedBy).filter(AGREED::contains).isPresent()) {
            return line;
        }
        return call.text("phone").flatMap(PhoneNumber::parse);
    }
}
