package org.curbstop.assistance.screening;

import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * Why a rule is met, is not met or cannot be decided.
 *
 * @param code message key for the rule and verdict, such as {@code income.no}
 * @param limit yearly income limit, if income was compared
 * @param facts further values for the message
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
