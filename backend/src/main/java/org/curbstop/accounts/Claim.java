package org.curbstop.accounts;

import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;

/** Who somebody says they are. */
public sealed interface Claim {

    /** The holder of this account. */
    record ByNumber(AccountNumber number) implements Claim {}

    /** The person with this phone number on file. */
    record ByPhone(PhoneNumber phone) implements Claim {}

    /** The holder of the account at this service address. */
    record ByAddress(Address address) implements Claim {}

    /** A person already known by other means, a login for instance, who must prove more. */
    record ByPerson(PersonId person) implements Claim {}
}
