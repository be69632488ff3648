package org.curbstop.assistance.referrals;

import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;

/**
 * The applicant of a referral, limited to what the consent discloses to the agency.
 *
 * @param account account number as on the bill
 * @param balance current balance; negative for a credit
 */
public record ReferralApplicant(String name, Optional<PhoneNumber> phone, String address, String account, Optional<Money> balance) {

    /** Masked: log lines must not contain names. */
    @Override
    public String toString() {
        return "applicant";
    }
}
