package org.curbstop.assistance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.curbstop.utility.UtilityService;

/** Holds a household against every programme at once. Pure: it stores nothing and asks nobody. */
public final class Screening {

    private final List<Programme> programmes;
    private final IncomeTables tables;

    Screening(List<Programme> programmes, IncomeTables tables) {
        this.programmes = List.copyOf(programmes);
        this.tables = tables;
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
}
