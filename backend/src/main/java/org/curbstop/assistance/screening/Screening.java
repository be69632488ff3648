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

/** Screens a household for all programs at once. Stores nothing and makes no requests. */
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

    /** Returns the programs in file order. */
    public List<AssistanceProgram> programs() {
        return programs;
    }

    public Optional<AssistanceProgram> findProgram(String id) {
        return programs.stream().filter(program -> program.id().equals(id)).findFirst();
    }

    /** Returns a document that some program requires. */
    public Optional<AssistanceProgram.RequiredDocument> findDocument(String id) {
        return programs.stream().flatMap(program -> program.documents().stream()).filter(document -> document.id().equals(id))
                .findFirst();
    }

    public boolean knowsDocument(String id) {
        return findDocument(id).isPresent();
    }

    /** Screens a household without a known account: in the utility's state, with all of its services. */
    public List<ProgramEligibility> screen(Household household) {
        return screen(household, today(), utility.address().state(), Set.copyOf(utility.services()));
    }

    /** Screens a household for the premise of an account and its current services. */
    public List<ProgramEligibility> screen(Household household, Account account) {
        LocalDate today = today();
        Set<ServiceType> services = account.agreements().stream()
                .filter(agreement -> agreement.isActiveOn(today))
                .map(ServiceAgreement::service)
                .collect(Collectors.toUnmodifiableSet());
        return screen(household, today, account.premise().address().state(), services);
    }

    /** Returns every program with verdict and reasons: first those that fit, then those that may, in file order. */
    List<ProgramEligibility> screen(Household household, LocalDate day, String state, Set<ServiceType> services) {
        var context = new EligibilityRule.ScreeningContext(day, state, services, tables);
        return programs.stream()
                .map(program -> {
                    List<EligibilityReason> reasons = program.rules().stream().map(rule -> rule.evaluate(household, context)).toList();
                    return new ProgramEligibility(program, EligibilityRule.combine(reasons), reasons);
                })
                .sorted(Comparator.comparing(ProgramEligibility::verdict))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
