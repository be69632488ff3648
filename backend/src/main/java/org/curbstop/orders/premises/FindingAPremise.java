package org.curbstop.orders.premises;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Premise;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.ContinuousServiceAgreement;
import org.curbstop.orders.ServiceablePremise;
import org.curbstop.orders.appointments.OrderCalendar;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Finds the premise for which service is wanted. Discloses whether somebody is responsible there, never who. */
@Component
public final class FindingAPremise {

    private static final int MAX_FOUND = 50;
    private static final int MIN_WORDS = 2;
    /** Each word costs a query. */
    private static final int MAX_WORDS = 14;
    private static final Pattern UNIT = Pattern
            .compile("(?i)(?:#|\\b(?:apt|apartment|unit|suite|ste|space|spc|lot|room|rm|trlr|trailer)\\b\\.?\\s*#?)\\s*(\\w[\\w-]*)");

    private final Accounts accounts;
    private final ContinuousServiceAgreements continuousService;
    private final Utility utility;
    private final OrderCalendar calendar;

    public FindingAPremise(Accounts accounts, ContinuousServiceAgreements continuousService, Utility utility, OrderCalendar days) {
        this.accounts = accounts;
        this.continuousService = continuousService;
        this.utility = utility;
        this.calendar = days;
    }

    /** @param unit unit, if asked for separately; one within the words is recognized too */
    public PremiseSearchResult find(String words, Optional<String> unit) {
        var within = UNIT.matcher(words);
        Optional<String> named = unit.map(String::strip).filter(u -> !u.isEmpty()).map(FindingAPremise::unitNumber)
                .or(() -> within.find() ? Optional.of(within.group(1)) : Optional.empty());
        List<Premise> begun = suggestions(UNIT.matcher(words).replaceAll(" ").split(",", -1)[0].strip());
        List<Premise> exact = begun.stream().filter(p -> hasLine(p, words)).toList();
        List<Premise> places = exact.isEmpty() ? begun : exact;
        List<Premise> chosen = named.map(u -> places.stream().filter(p -> isUnit(p, u)).toList()).orElse(places);
        return switch (chosen.size()) {
            case 0 -> new PremiseSearchResult.NotFound();
            case 1 -> new PremiseSearchResult.One(describe(chosen.getFirst()));
            default -> new PremiseSearchResult.Several(chosen);
        };
    }

    public Optional<ServiceablePremise> findById(PremiseId id) {
        return accounts.findPremise(id).map(this::describe);
    }

    ServiceablePremise describe(Premise premise) {
        return new ServiceablePremise(premise, responsible(premise), utility.services());
    }

    private ServiceablePremise.ResponsibleParty responsible(Premise premise) {
        LocalDate today = calendar.today();
        List<Account> running = accounts.listAtPremise(premise.id()).stream()
                .filter(account -> account.agreements().stream().anyMatch(a -> a.isActiveOn(today)))
                .toList();
        if (running.isEmpty()) {
            return ServiceablePremise.ResponsibleParty.NOBODY;
        }
        Optional<ContinuousServiceAgreement> owner = continuousService.find(premise.id(), today);
        boolean ownerOnly = running.stream().allMatch(account ->
                owner.filter(o -> o.landlord().equals(account.holder())).isPresent() && account.tenants().findAny().isEmpty());
        return ownerOnly ? ServiceablePremise.ResponsibleParty.THE_OWNER_BETWEEN_TENANTS : ServiceablePremise.ResponsibleParty.A_CUSTOMER;
    }

    /** People also say the city: drops words from the end until something matches. */
    private List<Premise> suggestions(String line) {
        String[] words = line.split("\\s+", MAX_WORDS + 1);
        for (int n = Math.min(words.length, MAX_WORDS); n >= MIN_WORDS; n--) {
            List<Premise> found = accounts.suggestPremises(String.join(" ", Arrays.copyOf(words, n)), MAX_FOUND);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** Returns whether the input is the complete street line, not just its beginning. */
    private static boolean hasLine(Premise premise, String typed) {
        String street = UNIT.matcher(typed).replaceAll(" ").split(",", -1)[0].strip();
        Address there = premise.address();
        return !street.isEmpty() && new Address(street, there.unit(), there.city(), there.state(), there.zip()).key().equals(there.key());
    }

    private static boolean isUnit(Premise premise, String unit) {
        Address there = premise.address();
        return new Address(there.line1(), Optional.of(unit), there.city(), there.state(), there.zip()).key().equals(there.key());
    }

    private static String unitNumber(String unit) {
        var named = UNIT.matcher(unit);
        return named.find() ? named.group(1) : unit;
    }
}
