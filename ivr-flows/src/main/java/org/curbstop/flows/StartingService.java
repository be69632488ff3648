package org.curbstop.flows;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.accounts.Premise;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.curbstop.orders.Applicant;
import org.curbstop.orders.FindingAPremise;
import org.curbstop.orders.Found;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.Order;
import org.curbstop.orders.Orders;
import org.curbstop.orders.Place;
import org.curbstop.orders.Placing;
import org.curbstop.orders.Quote;
import org.curbstop.orders.Quoted;
import org.curbstop.orders.Refusal;
import org.curbstop.orders.Wish;
import org.curbstop.utility.UtilityService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finding the place, the days, what it costs, and the order to start service there: for a guest, or for whoever showed who they are. */
@Configuration(proxyBeanMethods = false)
class StartingService {

    private final FindingAPremise finding;
    private final Orders orders;
    private final OrderDays days;

    StartingService(FindingAPremise finding, Orders orders, OrderDays days) {
        this.finding = finding;
        this.orders = orders;
        this.days = days;
    }

    @Bean
    FlowAction findPremise() {
        return new Doing(OrderSpecs.FIND_PREMISE, this::find);
    }

    @Bean
    FlowAction serviceDays() {
        return new Doing(OrderSpecs.SERVICE_DAYS, call -> quoted(call, OrderDays::from));
    }

    @Bean
    FlowAction quoteStart() {
        return new Doing(OrderSpecs.QUOTE_START, call -> quoted(call, quote -> quote(call, quote)));
    }

    @Bean
    FlowAction placeStart() {
        return new Doing(OrderSpecs.PLACE_START, call -> quoted(call, quote -> place(call, quote)));
    }

    private Outcome find(ActionCall call) {
        var found = finding.find(call.require("place"), Optional.empty());
        return switch (found) {
            case Found.One one -> found(one.place());
            case Found.NotFound _ -> Outcome.of("not-found");
            case Found.Several several -> call.text("unit").isEmpty() ? several(several) : several.premises().stream()
                    .filter(premise -> premise.id().value().equals(call.require("unit"))).findFirst()
                    .flatMap(premise -> finding.at(premise.id())).map(StartingService::found).orElse(Outcome.of("other-unit"));
        };
    }

    private static Outcome several(Found.Several several) {
        return Outcome.of("several").with("units", new Value.Items(several.premises().stream()
                .map(premise -> new Value.Item(premise.id().value(), Value.of(unit(premise)))).toList()));
    }

    private static String unit(Premise premise) {
        return premise.address().unit().map(unit -> premise.address().street()).orElseGet(() -> premise.address().line1());
    }

    private static Outcome found(Place place) {
        return Outcome.of("found").with("premise", Value.of(place.premise().id().value())).with("street", Value.of(place.premise().address().street()))
                .with("services", new Value.Items(place.services().stream().map(StartingService::item).toList()));
    }

    private static Value.Item item(UtilityService service) {
        var name = service.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Value.Item(name, new Value.Named(name));
    }

    private Outcome quoted(ActionCall call, java.util.function.Function<Quote, Outcome> offered) {
        return switch (orders.quote(wish(call, Optional.empty()), Askers.of(call))) {
            case Quoted.Refused refused -> OrderDays.refused(refused.refusal());
            case Quoted.Offered quote -> offered.apply(quote.quote());
        };
    }

    private Wish.Start wish(ActionCall call, Optional<Applicant> applicant) {
        var premise = new PremiseId(call.require("premise"));
        var offered = finding.at(premise).map(Place::services).orElse(java.util.List.of());
        Set<UtilityService> wanted = call.text("some").map(StartingService::services).orElseGet(() -> Set.copyOf(offered));
        return new Wish.Start(premise, wanted, applicant);
    }

    private static Set<UtilityService> services(String chosen) {
        return Arrays.stream(chosen.split(" ")).map(name -> UtilityService.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(UtilityService.class)));
    }

    private Outcome quote(ActionCall call, Quote quote) {
        var choice = quote.start().orElseThrow();
        var day = days.chosen(call, choice);
        return days.refused(call, day, choice).or(() -> days.halves(call, quote, day)).orElseGet(() -> {
            var fee = days.fee(call, quote, day);
            return Outcome.of("possible").with("onDay", Value.of(day)).with("fee", Value.of(fee)).with("hasFee", Value.of(fee.isPositive()))
                    .with("deposit", Value.of(quote.deposit().due())).with("hasDeposit", Value.of(quote.deposit().due().isPositive()))
                    .with("depositWhy", Value.of(quote.deposit().why().toUpperCase(Locale.ROOT).replace('-', '_')));
        });
    }

    private Outcome place(ActionCall call, Quote quote) {
        var choice = quote.start().orElseThrow();
        var day = call.date("onDay").orElseThrow();
        if (!quote.deposit().due().equals(call.money("deposit")) || !days.fee(call, quote, day).equals(call.money("fee"))) {
            return OrderDays.other("CHANGED", choice.earliest());
        }
        var applicant = call.who().proof().isPresent() ? Optional.<Applicant>empty() : Optional.of(applicant(call));
        var confirmTo = applicant.map(who -> who.phone().e164());
        var placing = orders.place(call.key(), new NewOrder(wish(call, applicant), Wish.Days.starting(day), OrderDays.slot(call, "slot"), confirmTo, call.language()), Askers.of(call));
        return switch (placing) {
            case Placing.Placed placed -> placed(placed.order());
            case Placing.Again again -> Outcome.of("again").with("reference", Value.digits(again.order().reference()));
            case Placing.ToStaff staff -> staff.order().visit().map(visit -> Outcome.of("with-staff-visit").with("at", days.window(visit.slot()))).orElse(Outcome.of("with-staff"))
                    .with("reference", Value.digits(staff.order().reference())).with("unknown", Value.of(staff.order().isOfUnknown()));
            case Placing.Full full -> OrderDays.other("FULL", full.next().isEmpty() ? choice.earliest() : full.next().getFirst().day());
            case Placing.Refused refused -> refused(refused.refusal(), choice);
        };
    }

    static Outcome refused(Refusal refusal, Quote.Choice choice) {
        return switch (refusal.reason()) {
            case DAY_NOT_OFFERED, SLOT_NEEDED -> OrderDays.other("FULL", choice.earliest());
            case NOT_YOURS, NO_SUCH_PLACE, NO_SUCH_SERVICE, ALREADY_ENDING, ALREADY_SERVED, TOO_MUCH_OVERLAP, UNDER_AGE, TOO_LATE, NO_SUCH_ORDER, IDENTITY_NOT_SEEN -> OrderDays.refused(refusal);
        };
    }

    private Outcome placed(Order order) {
        return order.visit().map(visit -> Outcome.of("visit").with("at", days.window(visit.slot()))).orElse(Outcome.of("accepted"))
                .with("reference", Value.digits(order.reference()));
    }

    /** A number that somebody calls or texts from is proved by that; one that they only name is not. */
    private static Applicant applicant(ActionCall call) {
        var line = call.who().approach().phone();
        var phone = call.text("here").filter("yes"::equals).flatMap(yes -> line).or(() -> call.text("phone").flatMap(PhoneNumber::read)).orElseThrow();
        var paper = call.text("digits").flatMap(digits -> paper(call.require("paper"), digits));
        return new Applicant(call.require("name"), phone, line.filter(phone::equals).isPresent(), Optional.empty(), call.date("born"), paper, Optional.empty(), call.language());
    }

    private static Optional<Applicant.Paper> paper(String kind, String digits) {
        return switch (kind) {
            case "license" -> Optional.of(new Applicant.Paper(Applicant.Paper.Kind.DRIVING_LICENCE, digits));
            case "passport" -> Optional.of(new Applicant.Paper(Applicant.Paper.Kind.PASSPORT, digits));
            case "consular" -> Optional.of(new Applicant.Paper(Applicant.Paper.Kind.CONSULAR_ID, digits));
            case "social" -> Optional.of(new Applicant.Paper(Applicant.Paper.Kind.LAST_FOUR_OF_SSN, digits));
            case "none" -> Optional.empty();
            default -> throw new IllegalArgumentException("start-service knows no document '" + kind + "'");
        };
    }
}
