package org.curbstop.assistance;

import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * Why a rule holds, fails or cannot be told.
 *
 * @param code message key of the rule's wording for this verdict, such as {@code income.no}
 * @param limit the figure that the income was held against, a year
 * @param facts further figures for the wording
 */
public record Reason(String code, Verdict verdict, Optional<Money> limit, Map<String, String> facts) {

    public Reason {
        facts = Map.copyOf(facts);
    }

    static Reason of(String rule, Verdict verdict) {
        return new Reason(code(rule, verdict), verdict, Optional.empty(), Map.of());
    }

    static Reason of(String rule, Verdict verdict, Money limit, Map<String, String> facts) {
        return new Reason(code(rule, verdict), verdict, Optional.of(limit), facts);
    }

    static Reason of(String rule, Verdict verdict, Map<String, String> facts) {
        return new Reason(code(rule, verdict), verdict, Optional.empty(), facts);
    }

    private static String code(String rule, Verdict verdict) {
        return rule + "." + verdict.name().toLowerCase(java.util.Locale.ROOT);
    }
}
