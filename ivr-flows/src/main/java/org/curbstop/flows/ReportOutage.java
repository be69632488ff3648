package org.curbstop.flows;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Premise;
import org.curbstop.common.Channel;
import org.curbstop.common.NetworkAddress;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.Approach;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.curbstop.outages.Etr;
import org.curbstop.outages.NewReport;
import org.curbstop.outages.Reported;
import org.curbstop.outages.ReportingAnOutage;
import org.curbstop.utility.Lines.Hazard;
import org.curbstop.utility.UtilityService;
import org.springframework.stereotype.Component;

/** Files a report of an outage, for anyone. */
@Component
final class ReportOutage implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.changing("report-outage").taking("service").mayTake("place", "here", "ownStreet", "hazard", "updates", "phone")
            .ending("first", "reference").ending("joined", "reference", "others").ending("joined-back", "reference", "back")
            .ending("again", "reference").ending("waits", "reference")
            .ending("to-be-placed", "reference").ending("street-wanted").ending("address-wanted");

    private final ReportingAnOutage reporting;
    private final Places places;

    ReportOutage(ReportingAnOutage reporting, Places places) {
        this.reporting = reporting;
        this.places = places;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        if (call.text("place").filter(places::isOnlyABox).isPresent()) {
            return Outcome.of("street-wanted");
        }
        // A place in words is looked up where the report is taken: whoever names only the building of several flats is not one of these.
        var premise = call.text("place").isPresent() ? call.text("place").filter(ReportOutage::isANumber).flatMap(places::named) : places.own(call);
        return said(reporting.report(new NewReport(
                call.key(), service(call), Optional.empty(), premise.map(Premise::address), Optional.empty(), call.text("place"), callback(call), hazards(call),
                call.who().approach().channel(), call.language(), origin(call))), call.now());
    }

    private static boolean isANumber(String place) {
        return place.chars().noneMatch(Character::isLetter);
    }

    /** All who withhold their number would be one: they are none. */
    static Optional<String> origin(ActionCall call) {
        Approach approach = call.who().approach();
        boolean byPhone = approach.channel() == Channel.VOICE || approach.channel() == Channel.TEXT;
        return byPhone ? approach.phone().map(PhoneNumber::e164) : Optional.of(NetworkAddress.network(approach.origin()));
    }

    private static Outcome said(Reported reported, Instant now) {
        if (reported.addressWanted()) {
            return Outcome.of("address-wanted");
        }
        var back = reported.outage().flatMap(outage -> outage.etr()).flatMap(Etr::back).filter(now::isBefore);
        Outcome outcome;
        if (reported.waits()) {
            outcome = Outcome.of("waits");
        } else if (reported.toBePlaced()) {
            outcome = Outcome.of("to-be-placed");
        } else if (reported.again()) {
            outcome = Outcome.of("again");
        } else if (back.isPresent()) {
            outcome = Outcome.of("joined-back").with("back", Value.of(back.get()));
        } else if (reported.others() > 0) {
            outcome = Outcome.of("joined").with("others", Value.of(reported.others()));
        } else {
            outcome = Outcome.of("first");
        }
        return outcome.with("reference", Value.of(reported.id().value()));
    }

    private static UtilityService service(ActionCall call) {
        String service = call.require("service");
        return switch (service) {
            case "electric" -> UtilityService.ELECTRIC;
            case "water" -> UtilityService.WATER;
            case "sewer" -> UtilityService.SEWER;
            case "gas" -> UtilityService.GAS;
            default -> throw unknown("service", service);
        };
    }

    private static Set<Hazard> hazards(ActionCall call) {
        String hazard = call.text("hazard").orElse("none"); // not asked where nothing was said of one
        return switch (hazard) {
            case "none" -> Set.of();
            case "gas" -> Set.of(Hazard.GAS);
            case "line" -> Set.of(Hazard.DOWNED_LINE);
            case "sewer" -> Set.of(Hazard.SEWER_BACKUP);
            case "medical" -> Set.of(Hazard.MEDICAL);
            default -> throw unknown("hazard", hazard);
        };
    }

    /** The flow file has an answer that this action does not know: a report about the wrong thing would be worse than none. */
    private static IllegalArgumentException unknown(String what, String answer) {
        return new IllegalArgumentException("report-outage knows no " + what + " '" + answer + "'");
    }

    /** Who texts is answered there; who calls is texted if they said yes; anybody else at the number that they gave. */
    private static Optional<PhoneNumber> callback(ActionCall call) {
        var line = call.who().approach().phone();
        if (call.who().approach().channel() == Channel.TEXT || call.text("updates").filter("yes"::equals).isPresent()) {
            return line;
        }
        return call.text("phone").flatMap(PhoneNumber::read);
    }
}
