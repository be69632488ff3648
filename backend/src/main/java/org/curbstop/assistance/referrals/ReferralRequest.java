package org.curbstop.assistance.referrals;

import java.util.Optional;
import org.curbstop.assistance.Household;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;

/**
 * Request for a referral by a customer who has proved that the account is theirs.
 *
 * @param agency empty for the agency named in the program file
 * @param household present only with consent to store it and pass it on
 * @param phone phone for the agency and the utility; empty to use the profile
 * @param language language in which the customer is notified
 */
public record ReferralRequest(
        AccountId account, Optional<PersonId> person, String program, Optional<String> agency, ReferralConsent consent,
        Optional<Household> household,
        Optional<PhoneNumber> phone, Language language) {}
