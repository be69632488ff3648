package org.curbstop.utility;

/**
 * How far the utility's customer information system (CIS), which keeps the books, is relied on.
 *
 * @param balancesValidDays maximum age of a balance in days; an older one is shown with its date and not collected
 * @param maxChangedPercent maximum share of accounts closed or changed, or balances cleared, by one file; more requires review
 */
public record CisAgreement(int balancesValidDays, int maxChangedPercent) {

    public static final CisAgreement DEFAULT = new CisAgreement(3, 20);
}
