package org.curbstop.conversation;

import java.util.List;
import org.curbstop.common.PersonId;

/**
 * That somebody showed who they are, in this talk.
 *
 * @param subjects what they may be told of: account ids
 */
public record IdentityProof(ProofLevel level, PersonId person, List<String> subjects) {
    public IdentityProof {
        subjects = List.copyOf(subjects);
    }
}
