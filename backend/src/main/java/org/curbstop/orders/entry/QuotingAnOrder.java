package org.curbstop.orders.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.accounts.Account;
import org.curbstop.billing.FinalBillEstimator;
import org.curbstop.common.Actor;
import org.curbstop.common.PersonId;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.FieldTask;
import org.curbstop.orders.OrderQuote;
import org.curbstop.orders.OrderQuote.DateChoice;
import org.curbstop.orders.OrderQuote.OrderWarning;
import org.curbstop.orders.OrderQuote.RequiredVisit;
import org.curbstop.orders.OrderQuoteResult;
import org.curbstop.orders.OrderRefusal;
import org.curbstop.orders.OrderRefusal.Reason;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.ServiceablePremise;
import org.curbstop.orders.appointments.AvailableDates;
import org.curbstop.orders.deposits.Deposits;
import org.curbstop.orders.premises.ContinuousServiceAgreements;
import org.curbstop.orders.premises.FindingAPremise;
import org.curbstop.orders.premises.PremiseOccupancy;
import org.curbstop.orders.rules.OrderAuthorization;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/** Calculates what an order would involve, before it is confirmed. */
@Component
public final class QuotingAnOrder {

    private final OrderAuthorization authorization;
    private final PremiseOccupancy premiseOccupancy;
    private final ContinuousServiceAgreements continuousService;
    private final FindingAPremise premises;
    private final AvailableDates dates;
    private final Pricing pricing;

    /** Collaborators for costs and the estimate of the final bill. */
    @org.springframework.stereotype.Component
    public record Pricing(Deposits deposits, FinalBillEstimator finalBills, org.curbstop.billing.Ledger ledger) {}

    public QuotingAnOrder(OrderAuthorization whoMay, PremiseOccupancy occupancy, ContinuousServiceAgreements continuousService,
            FindingAPremise findingAPremise, AvailableDates availableDates, Pricing sums) {
        this.authorization = whoMay;
        this.premiseOccupancy = occupancy;
        this.continuousService = continuousService;
        this.premises = findingAPremise;
        this.dates = availableDates;
        this.pricing = sums;
    }

    public OrderQuoteResult quote(OrderRequest request, Actor actor) {
        return switch (request) {
            case OrderRequest.Start start -> start(start, actor);
            case OrderRequest.Stop stop -> authorization.findOrderable(stop.account(), actor).map(account -> stop(stop, account))
                    .orElseGet(() -> refused(Reason.NOT_YOURS));
            case OrderRequest.Move move -> authorization.findOrderable(move.from(), actor).map(account -> move(move, account))
                    .orElseGet(() -> refused(Reason.NOT_YOURS));
            case OrderRequest.Visit visit -> authorization.findOrderable(visit.account(), actor).map(account -> visit(visit, account))
                    .orElseGet(() -> refused(Reason.NOT_YOURS));
        };
    }

    private static OrderQuoteResult refused(Reason reason) {
        return new OrderQuoteResult.Refused(new OrderRefusal(reason, ""));
    }

    private OrderQuoteResult start(OrderRequest.Start request, Actor actor) {
        Optional<ServiceablePremise> place = premises.findById(request.premise());
        if (place.isEmpty()) {
            return refused(Reason.NO_SUCH_PLACE);
        }
        if (request.services().isEmpty() || !place.get().services().containsAll(request.services())) {
            return refused(Reason.NO_SUCH_SERVICE);
        }
        Optional<PersonId> customer = request.applicant().isPresent() ? Optional.empty() : actor.person();
        if (customer.filter(person -> premiseOccupancy.isServed(request.premise(), request.services(), person, dates.today())
                || premiseOccupancy.listStartingOrders(request.premise(), request.services()).stream()
                        .anyMatch(o -> o.parties().person().equals(person)))
                .isPresent()) {
            return refused(Reason.ALREADY_SERVED);
        }
        Optional<RequiredVisit> visit = requiredVisit(request.premise(), request.services());
        DateChoice start = dates.startDates(request.premise(), visit.isPresent());
        return new OrderQuoteResult.Offered(new OrderQuote(
                request.services(), Optional.of(start), Optional.empty(), dates.sameDayFee(start),
                pricing.deposits().quote(request.services(), customer, Optional.empty(), dates.today()),
                visit, Optional.empty(), Optional.of(place.get().responsible()), List.of(), 0));
    }

    private OrderQuoteResult stop(OrderRequest.Stop request, Account account) {
        Set<ServiceType> services = request.services().isEmpty() ? running(account) : request.services();
        if (services.isEmpty() || !running(account).containsAll(services)) {
            return refused(Reason.NO_SUCH_SERVICE);
        }
        if (isEnding(account, services)) {
            return refused(Reason.ALREADY_ENDING);
        }
        DateChoice stop = dates.stopDates(account);
        boolean all = services.equals(running(account));
        return new OrderQuoteResult.Offered(new OrderQuote(
                services, Optional.empty(), Optional.of(stop), Optional.empty(), pricing.deposits().noDeposit(), Optional.empty(),
                all ? pricing.finalBills().estimate(account.id(), services, stop.earliest()) : Optional.empty(), Optional.empty(),
                warnings(account, services), 0));
    }

    private OrderQuoteResult move(OrderRequest.Move request, Account account) {
        Optional<ServiceablePremise> place = premises.findById(request.to());
        if (place.isEmpty()) {
            return refused(Reason.NO_SUCH_PLACE);
        }
        Set<ServiceType> running = running(account);
        Set<ServiceType> services = request.services().isEmpty() ? supplied(running, place.get()) : request.services();
        if (running.isEmpty() || services.isEmpty() || !place.get().services().containsAll(services)) {
            return refused(Reason.NO_SUCH_SERVICE);
        }
        if (isEnding(account, running)) {
            return refused(Reason.ALREADY_ENDING);
        }
        if (account.premise().id().equals(request.to())
                || premiseOccupancy.isServed(request.to(), services, account.holder(), dates.today())) {
            return refused(Reason.ALREADY_SERVED);
        }
        Optional<RequiredVisit> visit = requiredVisit(request.to(), services);
        DateChoice start = dates.startDates(request.to(), visit.isPresent());
        DateChoice stop = dates.stopDates(account);
        return new OrderQuoteResult.Offered(new OrderQuote(
                services, Optional.of(start), Optional.of(stop), dates.sameDayFee(start),
                pricing.deposits().quote(services, Optional.of(account.holder()), Optional.of(account.id()), dates.today()), visit,
                pricing.finalBills().estimate(account.id(), running, stop.earliest()), Optional.of(place.get().responsible()),
                warnings(account, running), dates.maxOverlapDays()));
    }

    private OrderQuoteResult visit(OrderRequest.Visit request, Account account) {
        if (running(account).isEmpty() && request.task() != FieldTask.RECONNECT) {
            return refused(Reason.NO_SUCH_SERVICE);
        }
        DateChoice start = dates.startDates(account.premise().id(), true);
        return new OrderQuoteResult.Offered(new OrderQuote(
                running(account), Optional.of(start), Optional.empty(), dates.sameDayFee(start), pricing.deposits().noDeposit(),
                Optional.of(dates.taskVisit(account.premise().id(), request.task())), Optional.empty(), Optional.empty(), List.of(), 0));
    }

    private List<OrderWarning> warnings(Account account, Set<ServiceType> services) {
        var warnings = new ArrayList<OrderWarning>();
        if (account.tenants().findAny().isPresent()) {
            warnings.add(OrderWarning.TENANT_WOULD_LOSE_SERVICE);
        }
        if (continuousService.find(account.premise().id(), dates.today())
                .filter(owner -> !owner.landlord().equals(account.holder()) && owner.services().stream().anyMatch(services::contains))
                .isPresent()) {
            warnings.add(OrderWarning.OWNER_TAKES_OVER);
        }
        if (pricing.ledger().balance(account.id()).isPositive()) {
            warnings.add(OrderWarning.BALANCE_STAYS_OWED);
        }
        return warnings;
    }

    private boolean isEnding(Account account, Set<ServiceType> services) {
        return dates.listOpenOrders(account.id()).stream()
                .filter(order -> order.terms().stops().equals(Optional.of(account.id())))
                .anyMatch(order -> premiseOccupancy.endingServices(order).stream().anyMatch(services::contains));
    }

    private Optional<RequiredVisit> requiredVisit(PremiseId place, Set<ServiceType> services) {
        Set<ServiceType> off = services.stream().filter(s -> premiseOccupancy.isOff(place, s, dates.today())).collect(Collectors.toSet());
        return dates.requiredVisit(place, services, off);
    }

    private Set<ServiceType> running(Account account) {
        LocalDate today = dates.today();
        return account.agreements().stream().filter(a -> a.isActiveOn(today) && a.until().isEmpty())
                .map(org.curbstop.accounts.ServiceAgreement::service).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<ServiceType> supplied(Set<ServiceType> services, ServiceablePremise place) {
        var both = new HashSet<>(services);
        both.retainAll(place.services());
        return both;
    }
}
