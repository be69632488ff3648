package org.curbstop.assistance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.utility.Utility;
import org.curbstop.utility.UtilityService;

/** Holds a household against every programme at once. It stores nothing and asks nobody. */
public final class Screening {

    private final List<Programme> programmes;
    private final IncomeTables tables;
    private final Utility utility;
    private final Clock clock;

    Screening(List<Programme> programmes, IncomeTables tables, Utility utility, Clock clock) {
        this.programmes = List.copyOf(programmes);
        this.tables = tables;
        this.utility = utility;
        this.clock = clock;
    }

    /** In the file's order. */
    public List<Programme> programmes() {
        return programmes;
    }

    public Optional<Programme> programme(String id) {
        return programmes.stream().filter(programme -> programme.id().equals(id)).findFirst();
    }

    /** A document that some programme asks for. */
    public Optional<Programme.Document> document(String id) {
        return programmes.stream().flatMap(programme -> programme.documents().stream()).filter(document -> document.id().equals(id)).findFirst();
    }

    boolean knowsDocument(String id) {
        return document(id).isPresent();
    }

    /** Somebody of whom no account is known: in the utility's state, with any of its services. */
    public List<Finding> of(Household household) {
        return of(household, today(), utility.address().state(), Set.copyOf(utility.services()));
    }

    /** Where an account is served, with what it gets there today. */
    public List<Finding> of(Household household, Account account) {
        LocalDate today = today();
        Set<UtilityService> services = account.agreements().stream()
                .filter(agreement -> agreement.runsOn(today))
                .map(ServiceAgreement::service)
                .collect(Collectors.toUnmodifiableSet());
        return of(household, today, account.premise().address().state(), services);
    }

    /** Every programme with its verdict and reasons: what fits first, then what may, in the file's order. */
    public List<Finding> of(Household household, LocalDate day, String state, Set<UtilityService> services) {
        var setting = new Rule.Setting(day, state, services, tables);
        return programmes.stream()
                .map(programme -> {
                    List<Reason> reasons = programme.rules().stream().map(rule -> rule.test(household, setting)).toList();
                    return new Finding(programme, Rule.together(reasons), reasons);
                })
                .sorted(Comparator.comparing(Finding::verdict))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
