package org.curbstop.accounts;

/**
 * The premise that a customer's words name.
 *
 * @param wholeBuilding the words name a building with several units but no unit; {@code premise} is one of the units
 */
public record PremiseMatch(Premise premise, boolean wholeBuilding) {}
