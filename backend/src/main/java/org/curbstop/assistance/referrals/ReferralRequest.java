package org.curbstop.assistance.referrals;

import java.util.Optional;
import org.curbstop.assistance.Household;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;

/**
 * What somebody who proved the account theirs asks for.
 *
 * @param agency empty: the one that the program file names
 * @param household only where they said to keep it and to pass it on
 * @param phone where the agency and we reach them; empty: as the profile says
 * @param language in which they want to hear of it
 */
public record ReferralRequest(
        AccountId account, Optional<PersonId> person, String programme, Optional<String> agency, ReferralConsent consent,
        Optional<Household> household,
        Optional<PhoneNumber> phone, Language language) {}
