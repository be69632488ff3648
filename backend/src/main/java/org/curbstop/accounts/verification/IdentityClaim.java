package org.curbstop.accounts.verification;

import org.curbstop.accounts.AccountNumber;
import org.curbstop.common.PhoneNumber;

/** Who a caller claims to be. */
public sealed interface IdentityClaim {

    /** The holder of the account with this number. */
    record ByAccountNumber(AccountNumber number) implements IdentityClaim {}

    /** The person with this phone number on file. */
    record ByPhone(PhoneNumber phone) implements IdentityClaim {}
}
