package org.curbstop.flows.orders;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.accounts.Premise;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.flows.FlowActionAdapter;
import org.curbstop.orders.Applicant;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderQuote;
import org.curbstop.orders.OrderQuoteResult;
import org.curbstop.orders.OrderRefusal;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.Orders;
import org.curbstop.orders.PlaceOrderResult;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.ServiceablePremise;
import org.curbstop.orders.premises.FindingAPremise;
import org.curbstop.orders.premises.PremiseSearchResult;
import org.curbstop.utility.ServiceType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions that find a premise, quote dates and costs, and place an order to start service, for guests and verified customers. */
@Configuration(proxyBeanMethods = false)
class StartServiceActions {

    private final FindingAPremise premises;
    private final Orders orders;
    private final OrderDateOptions dateOptions;

    StartServiceActions(FindingAPremise premises, Orders orders, OrderDateOptions dateOptions) {
        this.premises = premises;
        this.orders = orders;
        this.dateOptions = dateOptions;
    }

    @Bean
    FlowAction findPremise() {
        return new FlowActionAdapter(OrderActionSpecs.FIND_PREMISE, this::find);
    }

    @Bean
    FlowAction serviceDays() {
        return new FlowActionAdapter(OrderActionSpecs.SERVICE_DAYS, call -> withQuote(call, OrderDateOptions::earliestStart));
    }

    @Bean
    FlowAction quoteStart() {
        return new FlowActionAdapter(OrderActionSpecs.QUOTE_START, call -> withQuote(call, quote -> quote(call, quote)));
    }

    @Bean
    FlowAction placeStart() {
        return new FlowActionAdapter(OrderActionSpecs.PLACE_START, call -> withQuote(call, quote -> place(call, quote)));
    }

    private ActionOutcome find(ActionCall call) {
        var found = premises.find(call.require("place"), Optional.empty());
        return switch (found) {
            case PremiseSearchResult.One one -> found(one.premise());
            case PremiseSearchResult.NotFound _ -> ActionOutcome.of("not-found");
            case PremiseSearchResult.Several several -> call.text("unit").isEmpty() ? several(several) : several.premises().stream()
                    .filter(premise -> premise.id().value().equals(call.require("unit"))).findFirst()
                    .flatMap(premise -> premises.findById(premise.id())).map(StartServiceActions::found)
                    .orElse(ActionOutcome.of("other-unit"));
        };
    }

    private static ActionOutcome several(PremiseSearchResult.Several several) {
        return ActionOutcome.of("several").with("units", new SlotValue.Options(several.premises().stream()
                .map(premise -> new SlotValue.Option(premise.id().value(), SlotValue.of(unit(premise)))).toList()));
    }

    private static String unit(Premise premise) {
        return premise.address().unit().map(unit -> premise.address().street()).orElseGet(() -> premise.address().line1());
    }

    private static ActionOutcome found(ServiceablePremise serviceable) {
        return ActionOutcome.of("found").with("premise", SlotValue.of(serviceable.premise().id().value()))
                .with("street", SlotValue.of(serviceable.premise().address().street()))
                .with("services", new SlotValue.Options(serviceable.services().stream().map(StartServiceActions::toOption).toList()));
    }

    private static SlotValue.Option toOption(ServiceType service) {
        var name = service.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new SlotValue.Option(name, new SlotValue.LocalizedName(name));
    }

    private ActionOutcome withQuote(ActionCall call, java.util.function.Function<OrderQuote, ActionOutcome> offered) {
        return switch (orders.quote(startRequest(call, Optional.empty()), CallerIdentity.actor(call))) {
            case OrderQuoteResult.Refused refused -> OrderDateOptions.refused(refused.refusal());
            case OrderQuoteResult.Offered quote -> offered.apply(quote.quote());
        };
    }

    private OrderRequest.Start startRequest(ActionCall call, Optional<Applicant> applicant) {
        var premise = new PremiseId(call.require("premise"));
        var offered = premises.findById(premise).map(ServiceablePremise::services).orElse(List.of());
        List<String> chosen = call.choices("some");
        Set<ServiceType> requested = chosen.isEmpty() ? Set.copyOf(offered) : services(chosen);
        return new OrderRequest.Start(premise, requested, applicant);
    }

    private static Set<ServiceType> services(List<String> chosen) {
        return chosen.stream().map(name -> ServiceType.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ServiceType.class)));
    }

    private ActionOutcome quote(ActionCall call, OrderQuote quote) {
        var choice = quote.start().orElseThrow();
        var day = dateOptions.chosenDay(call, choice);
        return dateOptions.refused(call, day, choice).or(() -> dateOptions.visitWindowChoice(call, quote, day)).orElseGet(() -> {
            var fee = dateOptions.sameDayFee(call, quote, day);
            return ActionOutcome.of("possible").with("onDay", SlotValue.of(day)).with("fee", SlotValue.of(fee))
                    .with("hasFee", SlotValue.of(fee.isPositive()))
                    .with("deposit", SlotValue.of(quote.deposit().due()))
                    .with("hasDeposit", SlotValue.of(quote.deposit().due().isPositive()))
                    .with("depositWhy", SlotValue.of(quote.deposit().why().toUpperCase(Locale.ROOT).replace('-', '_')));
        });
    }

    private ActionOutcome place(ActionCall call, OrderQuote quote) {
        var choice = quote.start().orElseThrow();
        var day = call.date("onDay").orElseThrow();
        if (!quote.deposit().due().equals(call.money("deposit")) || !dateOptions.sameDayFee(call, quote, day).equals(call.money("fee"))) {
            return OrderDateOptions.otherDay("CHANGED", choice.earliest());
        }
        var applicant = call.caller().proof().isPresent() ? Optional.<Applicant>empty() : Optional.of(applicant(call));
        var confirmTo = applicant.map(person -> person.phone().e164());
        var placing = orders.place(call.key(), new NewOrder(startRequest(call, applicant), OrderRequest.ServiceDates.startingOn(day),
                OrderDateOptions.slot(call, "slot"), confirmTo, call.language()), CallerIdentity.actor(call));
        return switch (placing) {
            case PlaceOrderResult.Placed placed -> placed(placed.order());
            case PlaceOrderResult.AlreadyPlaced existing ->
                    ActionOutcome.of("again").with("reference", SlotValue.digits(existing.order().reference()));
            case PlaceOrderResult.SentToStaff sent ->
                    sent.order().visit().map(visit -> ActionOutcome.of("with-staff-visit").with("at", dateOptions.window(visit.slot())))
                            .orElse(ActionOutcome.of("with-staff"))
                            .with("reference", SlotValue.digits(sent.order().reference()))
                            .with("unknown", SlotValue.of(sent.order().isOfUnknown()));
            case PlaceOrderResult.SlotFull full -> OrderDateOptions.otherDay("FULL",
                    full.nextFreeSlots().isEmpty() ? choice.earliest() : full.nextFreeSlots().getFirst().day());
            case PlaceOrderResult.Refused refused -> refused(refused.refusal(), choice);
        };
    }

    static ActionOutcome refused(OrderRefusal refusal, OrderQuote.DateChoice choice) {
        return switch (refusal.reason()) {
            case DAY_NOT_OFFERED, SLOT_NEEDED -> OrderDateOptions.otherDay("FULL", choice.earliest());
            case NOT_YOURS, NO_SUCH_PLACE, NO_SUCH_SERVICE, ALREADY_ENDING, ALREADY_SERVED, TOO_MUCH_OVERLAP, UNDER_AGE, TOO_LATE,
                    NO_SUCH_ORDER, IDENTITY_NOT_SEEN -> OrderDateOptions.refused(refusal);
        };
    }

    private ActionOutcome placed(ServiceOrder order) {
        return order.visit().map(visit -> ActionOutcome.of("visit").with("at", dateOptions.window(visit.slot())))
                .orElse(ActionOutcome.of("accepted"))
                .with("reference", SlotValue.digits(order.reference()));
    }

    /** Returns the applicant. A phone number is verified if the customer calls or texts from it, not if they only name it. */
    private static Applicant applicant(ActionCall call) {
        var line = call.caller().context().phone();
        var phone = call.text("here").filter("yes"::equals).flatMap(yes -> line).or(() -> call.text("phone").flatMap(PhoneNumber::parse))
                .orElseThrow();
        var document = call.text("digits").flatMap(digits -> document(call.require("paper"), digits));
        return new Applicant(call.require("name"), phone, line.filter(phone::equals).isPresent(), Optional.empty(), call.date("born"),
                document, Optional.empty(), call.language());
    }

    private static Optional<Applicant.IdentityDocument> document(String kind, String digits) {
        return switch (kind) {
            case "license" -> Optional.of(new Applicant.IdentityDocument(Applicant.IdentityDocument.Kind.DRIVING_LICENCE, digits));
            case "passport" -> Optional.of(new Applicant.IdentityDocument(Applicant.IdentityDocument.Kind.PASSPORT, digits));
            case "consular" -> Optional.of(new Applicant.IdentityDocument(Applicant.IdentityDocument.Kind.CONSULAR_ID, digits));
            case "social" -> Optional.of(new Applicant.IdentityDocument(Applicant.IdentityDocument.Kind.LAST_FOUR_OF_SSN, digits));
            case "none" -> Optional.empty();
            default -> throw new IllegalArgumentException("start-service has no document type '" + kind + "'");
        };
    }
}
