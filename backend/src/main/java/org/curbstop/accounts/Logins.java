package org.curbstop.accounts;

import java.util.Optional;
import org.curbstop.common.Asker;
import org.curbstop.common.PersonId;
import org.springframework.stereotype.Component;

/** Which person a login belongs to. A login is linked by proof, never by an equal name or e-mail address. */
@Component
public final class Logins {

    Logins() {}

    public Optional<PersonId> personOf(Login login) {
        throw new UnsupportedOperationException();
    }

    /** What came of a wish to link. */
    public enum Linked { LINKED, NOT_PROVED, ANOTHERS }

    /** Links a login to whoever was proved by this challenge, once, by a code. */
    public Linked link(Login login, ChallengeId proved, Asker who) {
        throw new UnsupportedOperationException();
    }

    /** Staff, or the sample town, vouch for the person; put on record. */
    public Linked vouch(Login login, PersonId person, Asker who) {
        throw new UnsupportedOperationException();
    }
}
