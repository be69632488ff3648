package org.curbstop.assistance.screening;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.assistance.Household;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;

/** Holds a household against every program at once. It stores nothing and asks nobody. */
public final class Screening {

    private final List<AssistanceProgram> programs;
    private final IncomeTables tables;
    private final Utility utility;
    private final Clock clock;

    public Screening(List<AssistanceProgram> programs, IncomeTables tables, Utility utility, Clock clock) {
        this.programs = List.copyOf(programs);
        this.tables = tables;
        this.utility = utility;
        this.clock = clock;
    }

    /** In the file's order. */
    public List<AssistanceProgram> programs() {
        return programs;
    }

    public Optional<AssistanceProgram> findProgram(String id) {
        return programs.stream().filter(program -> program.id().equals(id)).findFirst();
    }

    /** A document that some program asks for. */
    public Optional<AssistanceProgram.RequiredDocument> findDocument(String id) {
        return programs.stream().flatMap(program -> program.documents().stream()).filter(document -> document.id().equals(id))
                .findFirst();
    }

    public boolean knowsDocument(String id) {
        return findDocument(id).isPresent();
    }

    /** Somebody of whom no account is known: in the utility's state, with any of its services. */
    public List<ProgramEligibility> screen(Household household) {
        return screen(household, today(), utility.address().state(), Set.copyOf(utility.services()));
    }

    /** Where an account is served, with what it gets there today. */
    public List<ProgramEligibility> screen(Household household, Account account) {
        LocalDate today = today();
        Set<ServiceType> services = account.agreements().stream()
                .filter(agreement -> agreement.isActiveOn(today))
                .map(ServiceAgreement::service)
                .collect(Collectors.toUnmodifiableSet());
        return screen(household, today, account.premise().address().state(), services);
    }

    /** Every program with its verdict and reasons: what fits first, then what may, in the file's order. */
    List<ProgramEligibility> screen(Household household, LocalDate day, String state, Set<ServiceType> services) {
        var setting = new EligibilityRule.ScreeningContext(day, state, services, tables);
        return programs.stream()
                .map(program -> {
                    List<EligibilityReason> reasons = program.rules().stream().map(rule -> rule.evaluate(household, setting)).toList();
                    return new ProgramEligibility(program, EligibilityRule.combine(reasons), reasons);
                })
                .sorted(Comparator.comparing(ProgramEligibility::verdict))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
