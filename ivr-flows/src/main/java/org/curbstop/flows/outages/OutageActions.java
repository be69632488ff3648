package org.curbstop.flows.outages;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Premise;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.flows.FlowActionAdapter;
import org.curbstop.outages.Etr;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageNotificationLimits;
import org.curbstop.outages.Outages;
import org.curbstop.outages.ReportingAnOutage;
import org.curbstop.outages.StormMode;
import org.curbstop.outages.oms.OutageSystemStatus;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions around an outage report: what it is about, updates and restoration, known outages, storms. */
@Configuration(proxyBeanMethods = false)
public class OutageActions {

    private static final Set<ServiceType> SERVICES = EnumSet.of(ServiceType.ELECTRIC, ServiceType.WATER, ServiceType.SEWER);
    /** Looking up more premises, such as a landlord's, would delay the call. */
    private static final int MAX_PREMISES = 3;

    private final Accounts accounts;
    private final Outages outages;

    OutageActions(Accounts accounts, Outages outages) {
        this.accounts = accounts;
        this.outages = outages;
    }

    /** Action that determines the affected service if the hazard or the utility's services leave only one. */
    @Bean
    FlowAction determineOutageService(Utility utility) {
        return new FlowActionAdapter(OutageActionSpecs.DETERMINE_SERVICE, call -> serviceOf(call.text("hazard").orElse("none"))
                .or(() -> onlyService(utility)).map(service -> ActionOutcome.of("known").with("service", SlotValue.of(service)))
                .orElse(ActionOutcome.of("unknown")));
    }

    /** Returns the service that a hazard concerns; empty for none. */
    public static Optional<String> serviceOf(String hazard) {
        return switch (hazard) {
            case "line", "medical", "fire", "shock" -> Optional.of("electric");
            case "flood", "water" -> Optional.of("water");
            case "sewer" -> Optional.of("sewer");
            case "gas", "carbon-monoxide" -> Optional.of("gas"); // also if the utility supplies none: it is not about power or water
            default -> Optional.empty();
        };
    }

    private static Optional<String> onlyService(Utility utility) {
        boolean power = utility.supplies(ServiceType.ELECTRIC);
        boolean water = utility.supplies(ServiceType.WATER) || utility.supplies(ServiceType.SEWER);
        return power && water ? Optional.empty() : Optional.of(power ? "electric" : "water");
    }

    /**
     * Action that fills in what a text such as "OUT 12 Alder St" leaves open: electricity, if the utility supplies it, and no hazard. The
     * flow reads both back before anything is reported.
     */
    @Bean
    FlowAction assumeOutage(Utility utility) {
        return new FlowActionAdapter(OutageActionSpecs.ASSUME_OUTAGE, call -> {
            String supplied = utility.supplies(ServiceType.ELECTRIC) ? "electric" : "water";
            return ActionOutcome.of("assumed").with("service", SlotValue.of(call.text("service").orElse(supplied)))
                    .with("hazard", SlotValue.of("none")).with("assumed", SlotValue.of(true));
        });
    }

    /** Action that checks whether a given number may receive outage texts, so that nobody can have strangers texted. */
    @Bean
    FlowAction checkOutageTextNumber(OutageNotificationLimits limits) {
        return new FlowActionAdapter(OutageActionSpecs.CHECK_TEXT_NUMBER, call -> {
            boolean may = call.text("phone").flatMap(PhoneNumber::parse)
                    .map(phone -> limits.mayNotify(CallerIdentity.rateLimitOrigin(call), phone)).orElse(true);
            return ActionOutcome.of(may ? "ok" : "not-from-here");
        });
    }

    /** Action that records the answer to "are you back on?". */
    @Bean
    FlowAction confirmRestoration(ReportingAnOutage reporting) {
        return new FlowActionAdapter(OutageActionSpecs.CONFIRM_RESTORATION, call -> {
            boolean restored = call.require("answer").equals("yes");
            return call.caller().context().phone().flatMap(outages::findReportToConfirm).map(report -> {
                reporting.recordRestorationAnswer(report.id(), restored);
                return ActionOutcome.of(restored ? "back" : "still-out");
            }).orElse(ActionOutcome.of("nothing-asked"));
        });
    }

    /**
     * Action that finds a published outage at a premise where the calling number is registered. A number proves nothing, so the outcome
     * names neither the place nor the customer. Reports of a single household are not disclosed.
     */
    @Bean
    FlowAction findKnownOutage() {
        return new FlowActionAdapter(OutageActionSpecs.FIND_KNOWN_OUTAGE, call -> accountsOfCaller(call)
                .filter(account -> account.closed().isEmpty()).map(Account::premise).distinct().limit(MAX_PREMISES)
                .flatMap(premise -> outages.findAt(premise).stream())
                .filter(outage -> outage.isOut() && outage.isPublic() && SERVICES.contains(outage.service())).findFirst()
                .map(outage -> knownOutcome(outage, call)).orElse(ActionOutcome.of("none")));
    }

    /** Returns the accounts that involve people with the calling number. */
    private Stream<Account> accountsOfCaller(ActionCall call) {
        return call.caller().context().phone().map(accounts::listPeopleByPhone).orElse(List.of()).stream()
                .flatMap(person -> accounts.listInvolving(person.id()).stream());
    }

    private static ActionOutcome knownOutcome(Outage outage, ActionCall call) {
        return outage.etr().flatMap(Etr::back).filter(call.now()::isBefore)
                .map(back -> ActionOutcome.of("expected").with("back", SlotValue.of(back))).orElse(ActionOutcome.of("out"))
                .with("service", SlotValue.of(outage.service().name())).with("crew", SlotValue.of(outage.crew().name()));
    }

    /** Action that finds whether storm mode is active, and the message that staff have written for the caller's area, or for everyone. */
    @Bean
    FlowAction findStorm(StormMode mode) {
        return new FlowActionAdapter(OutageActionSpecs.FIND_STORM, call -> {
            if (!mode.isActive()) {
                return ActionOutcome.of("calm");
            }
            List<Premise> places = accountsOfCaller(call).map(Account::premise).toList();
            return mode.findMessage(places, call.language())
                    .map(message -> ActionOutcome.of("message").with("message", SlotValue.of(message)))
                    .orElseGet(() -> ActionOutcome.of("standard")).with("storm", SlotValue.of(true));
        });
    }

    /** Action that names one warming or cooling center in a storm, when an outage may last: more would be too long to hear. */
    @Bean
    FlowAction findCenters(StormMode mode, Utility utility) {
        return new FlowActionAdapter(OutageActionSpecs.FIND_CENTERS, call -> utility.centers().isEmpty() || !mode.isActive()
                ? ActionOutcome.of("none")
                : center(utility, call.language()));
    }

    /** Returns the first center that serves in heat and in cold, otherwise the first. */
    private static ActionOutcome center(Utility utility, Language language) {
        Utility.CommunityCenter center = utility.centers().stream().filter(each -> each.kinds().size() > 1).findFirst()
                .orElseGet(() -> utility.centers().getFirst());
        return ActionOutcome.of("found").with("center", SlotValue.of(center.oneLine(language)))
                .with("offer", SlotValue.of(center.offer())).with("more", SlotValue.of(utility.centers().size() > 1));
    }

    /** Action that finds since when the outage management system has sent nothing, so that old information is not presented as new. */
    @Bean
    FlowAction findOutageSystemAge(OutageSystemStatus outageSystem) {
        return new FlowActionAdapter(OutageActionSpecs.FIND_SYSTEM_AGE, _ -> outageSystem.findStaleSince()
                .map(since -> ActionOutcome.of("stale").with("asOf", SlotValue.of(since)))
                .orElseGet(() -> ActionOutcome.of("current")));
    }
}
