package org.curbstop.accounts;

/**
 * What somebody meant by a place.
 *
 * @param wholeBuilding they named a building with several units, and none of them: {@code premise} is one of these
 */
public record PremiseMatch(Premise premise, boolean wholeBuilding) {}
