package org.curbstop.accounts.verification;

import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Address;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;

/** Who somebody says they are. */
public sealed interface IdentityClaim {

    /** The holder of this account. */
    record ByAccountNumber(AccountNumber number) implements IdentityClaim {}

    /** The person with this phone number on file. */
    record ByPhone(PhoneNumber phone) implements IdentityClaim {}

    /** The holder of the account at this service address. */
    record ByAddress(Address address) implements IdentityClaim {}

    /** A person already known by other means, a login for instance, who must prove more. */
    record ByPerson(PersonId person) implements IdentityClaim {}
}
