package org.curbstop.conversation;

import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;

/** What a talk needs to know of the world around it: whose talk it is, and who comes to it. */
public interface UtilityContext {

    /** Languages we answer in, first the one for whoever says nothing. */
    List<Language> languages();

    /** What every wording may use, by name: {@code utility}, {@code emergency}, {@code phone}, {@code texts}, {@code website}. */
    Map<String, String> facts();

    ZoneId zone();

    Currency currency();

    /** How long a conversation is kept after its last word. */
    default Period conversationRetention() {
        return Period.ofDays(90);
    }

    /** What somebody who is signed in has proved by that. */
    Optional<IdentityProof> proofOf(PersonId signedIn);

    /** The language that the person with this number has asked us to use, if we know. */
    Optional<Language> preferredLanguageOf(PhoneNumber phone);
}
