package org.curbstop.utility;

/**
 * How far the utility's customer information system (CIS), which keeps the books, is relied on.
 *
 * @param balancesValidDays how old a balance may be before people are told its day, and nothing is collected for it
 * @param mostChangedPercent a file that closes a greater share of the accounts, or takes more of the balances to zero, waits for a person
 */
public record CisAgreement(int balancesValidDays, int mostChangedPercent) {

    public static final CisAgreement DEFAULT = new CisAgreement(3, 20);
}
