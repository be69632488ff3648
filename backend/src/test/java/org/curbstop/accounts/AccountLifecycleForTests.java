package org.curbstop.accounts;

import org.curbstop.utility.SampleUtility;

/** Creates an {@link AccountLifecycle} over the customers of Millbrook, for tests of other packages. */
public final class AccountLifecycleForTests {

    private AccountLifecycleForTests() {}

    public static AccountLifecycle over(MillbrookCustomers millbrook) {
        return new AccountLifecycle(millbrook.repository, SampleUtility.millbrook(), millbrook.audit);
    }

    public static ReferenceLookupLimiter tries(MillbrookCustomers millbrook) {
        return new ReferenceLookupLimiter(millbrook.attempts);
    }
}
