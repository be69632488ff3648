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
 * What somebody who proved the account theirs applies for with the utility itself.
 *
 * @param household only where they agreed to keep it
 * @param papers what they submitted with it, by the document that it is to prove; the rest can follow
 */
public record ApplicationRequest(
        AccountId account, Optional<PersonId> person, String programme, Optional<Household> household,
        Map<String, List<SentDocumentId>> papers,
        Optional<PhoneNumber> phone, Language language) {

    public ApplicationRequest {
        papers = Map.copyOf(papers);
    }
}
