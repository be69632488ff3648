package org.curbstop.assistance.screening;

import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * Why a rule holds, fails or cannot be decided.
 *
 * @param code message key of the rule's wording for this verdict, such as {@code income.no}
 * @param limit the figure that the income was compared with, a year
 * @param facts further figures for the wording
 */
public record EligibilityReason(String code, EligibilityVerdict verdict, Optional<Money> limit, Map<String, String> facts) {

    public EligibilityReason {
        facts = Map.copyOf(facts);
    }

    static EligibilityReason of(String rule, EligibilityVerdict verdict) {
        return new EligibilityReason(code(rule, verdict), verdict, Optional.empty(), Map.of());
    }

    static EligibilityReason of(String rule, EligibilityVerdict verdict, Money limit, Map<String, String> facts) {
        return new EligibilityReason(code(rule, verdict), verdict, Optional.of(limit), facts);
    }

    static EligibilityReason of(String rule, EligibilityVerdict verdict, Map<String, String> facts) {
        return new EligibilityReason(code(rule, verdict), verdict, Optional.empty(), facts);
    }

    private static String code(String rule, EligibilityVerdict verdict) {
        return rule + "." + verdict.name().toLowerCase(java.util.Locale.ROOT);
    }
}
