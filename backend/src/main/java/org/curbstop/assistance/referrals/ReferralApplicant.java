package org.curbstop.assistance.referrals;

import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;

/**
 * Whom a referral is about, as far as the words of the consent let the agency know.
 *
 * @param account the number on the bill
 * @param owed what the account owes now; negative where it has a credit
 */
public record ReferralApplicant(String name, Optional<PhoneNumber> phone, String address, String account, Optional<Money> owed) {

    /** Log lines carry no names. */
    @Override
    public String toString() {
        return "applicant";
    }
}
