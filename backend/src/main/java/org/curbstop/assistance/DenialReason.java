package org.curbstop.assistance;

/** Why help was refused; each has its wording in every language, so that the customer reads it in their own. */
public enum DenialReason { INCOME_TOO_HIGH, PAPERS_MISSING, NOT_IN_AREA, NO_FUNDS, HELPED_ALREADY, NOT_REACHED, OTHER }
