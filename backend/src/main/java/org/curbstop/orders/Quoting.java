package org.curbstop.orders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.accounts.Account;
import org.curbstop.billing.EstimatingTheFinalBill;
import org.curbstop.common.Asker;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.Quote.Choice;
import org.curbstop.orders.Quote.VisitNeeded;
import org.curbstop.orders.Quote.Warning;
import org.curbstop.orders.Refusal.Reason;
import org.curbstop.utility.UtilityService;
import org.springframework.stereotype.Component;

/** Works out what an order would mean, before anybody says yes. */
@Component
final class Quoting {

    private final WhoMayOrder whoMay;
    private final Occupancy occupancy;
    private final Landlords landlords;
    private final FindingAPremise finding;
    private final Choices choices;
    private final Sums sums;

    /** What an order costs and what the last bill will be about. */
    @org.springframework.stereotype.Component
    record Sums(Deposits deposits, EstimatingTheFinalBill finalBills, org.curbstop.billing.Ledger ledger) {}

    Quoting(WhoMayOrder whoMay, Occupancy occupancy, Landlords landlords, FindingAPremise finding, Choices choices, Sums sums) {
        this.whoMay = whoMay;
        this.occupancy = occupancy;
        this.landlords = landlords;
        this.finding = finding;
        this.choices = choices;
        this.sums = sums;
    }

    Quoted quote(Wish wish, Asker who) {
        return switch (wish) {
            case Wish.Start start -> start(start, who);
            case Wish.Stop stop -> whoMay.account(stop.account(), who).map(account -> stop(stop, account)).orElseGet(() -> refused(Reason.NOT_YOURS));
            case Wish.Move move -> whoMay.account(move.from(), who).map(account -> move(move, account)).orElseGet(() -> refused(Reason.NOT_YOURS));
            case Wish.Visit visit -> whoMay.account(visit.account(), who).map(account -> visit(visit, account)).orElseGet(() -> refused(Reason.NOT_YOURS));
        };
    }

    private static Quoted refused(Reason reason) {
        return new Quoted.Refused(new Refusal(reason, ""));
    }

    private Quoted start(Wish.Start wish, Asker who) {
        Optional<Place> place = finding.at(wish.premise());
        if (place.isEmpty()) {
            return refused(Reason.NO_SUCH_PLACE);
        }
        if (wish.services().isEmpty() || !place.get().services().containsAll(wish.services())) {
            return refused(Reason.NO_SUCH_SERVICE);
        }
        Optional<PersonId> customer = wish.applicant().isPresent() ? Optional.empty() : who.person();
        if (customer.filter(person -> occupancy.isServed(wish.premise(), wish.services(), person, choices.today())
                || occupancy.starting(wish.premise(), wish.services()).stream().anyMatch(o -> o.parties().person().equals(person))).isPresent()) {
            return refused(Reason.ALREADY_SERVED);
        }
        Optional<VisitNeeded> visit = visitNeeded(wish.premise(), wish.services());
        Choice start = choices.starting(wish.premise(), visit.isPresent());
        return new Quoted.Offered(new Quote(
                wish.services(), Optional.of(start), Optional.empty(), choices.sameDayFee(start), sums.deposits().quote(wish.services(), customer, Optional.empty(), choices.today()),
                visit, Optional.empty(), Optional.of(place.get().responsible()), List.of(), 0));
    }

    private Quoted stop(Wish.Stop wish, Account account) {
        Set<UtilityService> services = wish.services().isEmpty() ? running(account) : wish.services();
        if (services.isEmpty() || !running(account).containsAll(services)) {
            return refused(Reason.NO_SUCH_SERVICE);
        }
        if (isEnding(account, services)) {
            return refused(Reason.ALREADY_ENDING);
        }
        Choice stop = choices.stopping(account);
        boolean all = services.equals(running(account));
        return new Quoted.Offered(new Quote(
                services, Optional.empty(), Optional.of(stop), Optional.empty(), sums.deposits().none(), Optional.empty(),
                all ? sums.finalBills().of(account.id(), services, stop.earliest()) : Optional.empty(), Optional.empty(), warnings(account, services), 0));
    }

    private Quoted move(Wish.Move wish, Account account) {
        Optional<Place> place = finding.at(wish.to());
        if (place.isEmpty()) {
            return refused(Reason.NO_SUCH_PLACE);
        }
        Set<UtilityService> running = running(account);
        Set<UtilityService> services = wish.services().isEmpty() ? supplied(running, place.get()) : wish.services();
        if (running.isEmpty() || services.isEmpty() || !place.get().services().containsAll(services)) {
            return refused(Reason.NO_SUCH_SERVICE);
        }
        if (isEnding(account, running)) {
            return refused(Reason.ALREADY_ENDING);
        }
        if (account.premise().id().equals(wish.to()) || occupancy.isServed(wish.to(), services, account.holder(), choices.today())) {
            return refused(Reason.ALREADY_SERVED);
        }
        Optional<VisitNeeded> visit = visitNeeded(wish.to(), services);
        Choice start = choices.starting(wish.to(), visit.isPresent());
        Choice stop = choices.stopping(account);
        return new Quoted.Offered(new Quote(
                services, Optional.of(start), Optional.of(stop), choices.sameDayFee(start),
                sums.deposits().quote(services, Optional.of(account.holder()), Optional.of(account.id()), choices.today()), visit,
                sums.finalBills().of(account.id(), running, stop.earliest()), Optional.of(place.get().responsible()), warnings(account, running), choices.overlap()));
    }

    private Quoted visit(Wish.Visit wish, Account account) {
        if (running(account).isEmpty() && wish.task() != Task.RECONNECT) {
            return refused(Reason.NO_SUCH_SERVICE);
        }
        Choice start = choices.starting(account.premise().id(), true);
        return new Quoted.Offered(new Quote(
                running(account), Optional.of(start), Optional.empty(), choices.sameDayFee(start), sums.deposits().none(),
                Optional.of(choices.errand(account.premise().id(), wish.task())), Optional.empty(), Optional.empty(), List.of(), 0));
    }

    private List<Warning> warnings(Account account, Set<UtilityService> services) {
        var warnings = new ArrayList<Warning>();
        if (account.tenants().findAny().isPresent()) {
            warnings.add(Warning.TENANT_WOULD_LOSE_SERVICE);
        }
        if (landlords.of(account.premise().id(), choices.today())
                .filter(owner -> !owner.landlord().equals(account.holder()) && owner.services().stream().anyMatch(services::contains)).isPresent()) {
            warnings.add(Warning.OWNER_TAKES_OVER);
        }
        if (sums.ledger().balance(account.id()).isPositive()) {
            warnings.add(Warning.BALANCE_STAYS_OWED);
        }
        return warnings;
    }

    private boolean isEnding(Account account, Set<UtilityService> services) {
        return choices.open(account.id()).stream()
                .filter(order -> order.terms().stops().equals(Optional.of(account.id())))
                .anyMatch(order -> occupancy.ending(order).stream().anyMatch(services::contains));
    }

    private Optional<VisitNeeded> visitNeeded(PremiseId place, Set<UtilityService> services) {
        Set<UtilityService> off = services.stream().filter(s -> occupancy.isOff(place, s, choices.today())).collect(Collectors.toSet());
        return choices.visitNeeded(place, services, off);
    }

    private Set<UtilityService> running(Account account) {
        LocalDate today = choices.today();
        return account.agreements().stream().filter(a -> a.runsOn(today) && a.until().isEmpty())
                .map(org.curbstop.accounts.ServiceAgreement::service).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<UtilityService> supplied(Set<UtilityService> services, Place place) {
        var both = new HashSet<>(services);
        both.retainAll(place.services());
        return both;
    }
}
