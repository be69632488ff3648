package org.curbstop.assistance;

import java.util.Map;
import java.util.Optional;
import org.curbstop.common.InvalidValueException;

/**
 * A household as described by the customer. Nothing of it is stored without consent.
 *
 * @param size people who live together, 1 to 20
 * @param income empty if not known or not disclosed
 * @param circumstances answers; a circumstance that was not asked or answered is absent
 * @param fuel heating fuel, if given
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
