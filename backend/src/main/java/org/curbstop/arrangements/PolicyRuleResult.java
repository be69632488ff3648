package org.curbstop.arrangements;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * Result of evaluating one rule for one account on one day.
 *
 * @param rule name of the rule, which is also the key of its wording: {@code owes-at-least}
 * @param held whether the rule allows the action
 * @param figures compared values by name, in the order of the wording: {@code Money}, {@code LocalDate}, integers or short names
 * @param source code section or document that sets the rule
 */
public record PolicyRuleResult(String rule, boolean held, Map<String, Object> figures, String source) {

    public PolicyRuleResult {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    public static PolicyRuleResult of(String rule, boolean held, String source, Object... namesAndFigures) {
        var figures = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndFigures.length; i += 2) {
            Object figure = namesAndFigures[i + 1] instanceof Optional<?> maybe ? maybe.orElse(null) : namesAndFigures[i + 1];
            if (figure != null) {
                figures.put((String) namesAndFigures[i], figure);
            }
        }
        return new PolicyRuleResult(rule, held, figures, source);
    }

    /** Returns the first rule that failed: it decides. */
    public static Optional<PolicyRuleResult> firstFailed(List<PolicyRuleResult> answers) {
        return answers.stream().filter(answer -> !answer.held()).findFirst();
    }

    /** Returns the amount that has to be paid before a new arrangement, if that is what decided. */
    public Optional<Money> missingAmount() {
        return !held && figures.get("missing") instanceof Money missing ? Optional.of(missing) : Optional.empty();
    }

    /** Returns the rule, whether it held, and its figures on one line. */
    @Override
    public String toString() {
        return rule + (held ? " held " : " did not hold ") + figures + " (" + source + ")";
    }
}
