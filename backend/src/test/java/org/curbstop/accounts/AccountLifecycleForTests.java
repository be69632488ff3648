package org.curbstop.accounts;

import org.curbstop.utility.SampleUtility;

/** Opening of accounts over the people of Millbrook, for tests of those who open them. */
public final class AccountLifecycleForTests {

    private AccountLifecycleForTests() {}

    public static AccountLifecycle over(MillbrookCustomers millbrook) {
        return new AccountLifecycle(millbrook.repository, SampleUtility.millbrook(), millbrook.audit);
    }

    public static ReferenceLookupLimiter tries(MillbrookCustomers millbrook) {
        return new ReferenceLookupLimiter(millbrook.attempts);
    }
}
