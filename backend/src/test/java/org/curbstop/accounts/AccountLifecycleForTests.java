package org.curbstop.accounts;

import org.curbstop.utility.SampleUtility;

/** Opening of accounts over the people of Millbrook, for tests of those who open them. */
public final class AccountLifecycleForTests {

    private AccountLifecycleForTests() {}

    public static AccountLifecycle over(MillbrookCustomers town) {
        return new AccountLifecycle(town.register, SampleUtility.millbrook(), town.audit);
    }

    public static ReferenceLookupLimiter tries(MillbrookCustomers town) {
        return new ReferenceLookupLimiter(town.attempts);
    }
}
