package org.curbstop.assistance;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * One way to get help, as the programme file says.
 *
 * @param id its key in wordings: {@code liheap}
 * @param most what it pays at the most within {@code perMonths}, if it says
 * @param documents keys of what to bring
 * @param apply how and where
 * @param source the law, code section or ordinance
 */
public record Programme(
        String id, Kind kind, List<Rule> rules, Optional<Money> most, int perMonths, List<String> documents, Apply apply, String source) {

    public enum Kind { GRANT, DISCOUNT, VOUCHER, PROTECTION, PLAN, REPAIR }

    /** Where one applies: with us, or with an agency of the directory. */
    public record Apply(By by, Optional<String> agency) {}

    public enum By { US, AGENCY }

    public Programme {
        rules = List.copyOf(rules);
        documents = List.copyOf(documents);
    }
}
