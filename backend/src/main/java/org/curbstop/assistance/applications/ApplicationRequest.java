package org.curbstop.assistance.applications;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.assistance.Household;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.documents.SentDocumentId;

/**
 * Application to the utility by a customer who has proved that the account is theirs.
 *
 * @param household present only with consent to store it
 * @param documents submitted documents by what they prove; missing ones can follow
 */
public record ApplicationRequest(
        AccountId account, Optional<PersonId> person, String program, Optional<Household> household,
        Map<String, List<SentDocumentId>> documents,
        Optional<PhoneNumber> phone, Language language) {

    public ApplicationRequest {
        documents = Map.copyOf(documents);
    }
}
