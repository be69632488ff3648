package org.curbstop.assistance;

import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Invalid;

/**
 * What somebody told us of a household. Nothing of it is stored unless they say so.
 *
 * @param size people who live together, 1 to 20
 * @param income empty: they would rather not say, or do not know
 * @param circumstances what they answered; one that is absent was not asked or not answered
 * @param fuel what they heat with, if they said
 */
public record Household(int size, Optional<Income> income, Map<Circumstance, Boolean> circumstances, Optional<Fuel> fuel) {

    public static final int LARGEST = 20;

    public Household {
        if (size < 1 || size > LARGEST) {
            throw new Invalid("invalid.household-size", "1 to " + LARGEST);
        }
        circumstances = Map.copyOf(circumstances);
    }

    public Household(int size, Optional<Income> income, Map<Circumstance, Boolean> circumstances) {
        this(size, income, circumstances, Optional.empty());
    }

    Optional<Boolean> is(Circumstance circumstance) {
        return Optional.ofNullable(circumstances.get(circumstance));
    }
}
