package org.curbstop.assistance;

import java.util.Map;
import java.util.Optional;
import org.curbstop.common.InvalidValueException;

/**
 * What somebody said about their household. Nothing of it is stored unless they agree.
 *
 * @param size people who live together, 1 to 20
 * @param income empty: they would rather not say, or do not know
 * @param circumstances what they answered; one that is absent was not asked or not answered
 * @param fuel what they heat with, if they said
 */
public record Household(int size, Optional<HouseholdIncome> income, Map<HouseholdCircumstance, Boolean> circumstances,
        Optional<HeatingFuel> fuel) {

    public static final int MAX_SIZE = 20;

    public Household {
        if (size < 1 || size > MAX_SIZE) {
            throw new InvalidValueException("invalid.household-size", "1 to " + MAX_SIZE);
        }
        circumstances = Map.copyOf(circumstances);
    }

    public Household(int size, Optional<HouseholdIncome> income, Map<HouseholdCircumstance, Boolean> circumstances) {
        this(size, income, circumstances, Optional.empty());
    }

    public Optional<Boolean> answerTo(HouseholdCircumstance circumstance) {
        return Optional.ofNullable(circumstances.get(circumstance));
    }
}
