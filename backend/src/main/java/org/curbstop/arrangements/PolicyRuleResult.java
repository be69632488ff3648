package org.curbstop.arrangements;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * What one rule said of one account on one day.
 *
 * @param rule its name, which is the key of its wording: {@code owes-at-least}
 * @param held whether it lets the thing happen
 * @param figures what it compared, by name, in the order of the wording: {@code Money}, {@code LocalDate}, whole numbers, short names
 * @param source the code section or document that sets the rule
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

    /** The first that does not hold: it decides. */
    public static Optional<PolicyRuleResult> firstFailed(List<PolicyRuleResult> answers) {
        return answers.stream().filter(answer -> !answer.held()).findFirst();
    }

    /** What has to be paid before anything else can be agreed, where that is what decided. */
    public Optional<Money> missingAmount() {
        return !held && figures.get("missing") instanceof Money missing ? Optional.of(missing) : Optional.empty();
    }

    /** One line for people: the rule, whether it held, and by which figures. */
    @Override
    public String toString() {
        return rule + (held ? " held " : " did not hold ") + figures + " (" + source + ")";
    }
}
