package org.curbstop.conversation;

import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;

/** What conversations need to know about the utility and its customers. Implemented by the application. */
public interface UtilityContext {

    /** Returns the supported languages, the default first. */
    List<Language> languages();

    /** Returns the facts for all prompts: {@code utility}, {@code emergency}, {@code phone}, {@code texts}, {@code website}. */
    Map<String, String> facts();

    ZoneId zone();

    Currency currency();

    /** Returns how long a conversation is kept after its last turn. */
    default Period conversationRetention() {
        return Period.ofDays(90);
    }

    /** Returns the proof of identity of a signed-in person. */
    Optional<IdentityProof> proofOf(PersonId signedIn);

    /** Returns the preferred language of the person with this number, if known. */
    Optional<Language> preferredLanguageOf(PhoneNumber phone);

    /** Saves the language that a person chose in a conversation and in which we write to them from now on. */
    void savePreferredLanguage(Actor person, Language language);
}
