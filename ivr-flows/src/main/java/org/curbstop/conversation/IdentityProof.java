package org.curbstop.conversation;

import java.util.List;
import org.curbstop.common.PersonId;

/**
 * Proof that the customer verified their identity in this conversation.
 *
 * @param subjects ids of the accounts that the customer may see
 */
public record IdentityProof(ProofLevel level, PersonId person, List<String> subjects) {
    public IdentityProof {
        subjects = List.copyOf(subjects);
    }
}
