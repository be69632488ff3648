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

/** What conversations need to know about the utility and its customers; implemented by the application. */
public interface UtilityContext {

    /** Supported languages, the default first. */
    List<Language> languages();

    /** Facts that every prompt may use, by name: {@code utility}, {@code emergency}, {@code phone}, {@code texts}, {@code website}. */
    Map<String, String> facts();

    ZoneId zone();

    Currency currency();

    /** How long a conversation is kept after its last turn. */
    default Period conversationRetention() {
        return Period.ofDays(90);
    }

    /** The proof of identity that a signed-in person has. */
    Optional<IdentityProof> proofOf(PersonId signedIn);

    /** The language that the person with this number prefers, if known. */
    Optional<Language> preferredLanguageOf(PhoneNumber phone);
}
