package org.curbstop.assistance;

/** Reason for a denial. Each has its wording in every language. */
public enum DenialReason { INCOME_TOO_HIGH, PAPERS_MISSING, NOT_IN_AREA, NO_FUNDS, HELPED_ALREADY, NOT_REACHED, OTHER }
