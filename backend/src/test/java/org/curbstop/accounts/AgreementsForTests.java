package org.curbstop.accounts;

import org.curbstop.utility.SampleUtility;

/** Opening of accounts over the people of Millbrook, for tests of those who open them. */
public final class AgreementsForTests {

    private AgreementsForTests() {}

    public static Agreements over(Neighbours town) {
        return new Agreements(town.register, SampleUtility.millbrook(), town.audit);
    }

    public static ReferenceTries tries(Neighbours town) {
        return new ReferenceTries(town.attempts);
    }
}
