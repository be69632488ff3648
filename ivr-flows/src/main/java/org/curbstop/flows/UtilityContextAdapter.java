package org.curbstop.flows;

import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.accounts.CustomerProfiles.ProfileEdit;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.TemporarilyUnavailableException;
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.UtilityContext;
import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.PhoneLines;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Provides the utility's settings and its customers to conversations. */
@Component
final class UtilityContextAdapter implements UtilityContext {

    private final Utility utility;
    private final Accounts accounts;
    private final CustomerProfiles profiles;
    private final ApplicationUrls addresses;
    private final Map<String, String> fixed;

    UtilityContextAdapter(Utility utility, Accounts accounts, CustomerProfiles profiles, ApplicationUrls addresses) {
        this.utility = utility;
        this.accounts = accounts;
        this.profiles = profiles;
        this.addresses = addresses;
        this.fixed = fixed(utility);
    }

    @Override
    public List<Language> languages() {
        return utility.languages();
    }

    @Override
    public Map<String, String> facts() {
        var all = new HashMap<>(fixed);
        all.put("website", addresses.publicUrl().toString());
        return all;
    }

    private static Map<String, String> fixed(Utility utility) {
        var lines = utility.lines();
        return Map.of(
                "utility", utility.name(),
                "phone", lines.office().formatNational(),
                "emergency", lines.emergency().formatNational(),
                "emergencyGas", lines.forHazard(PhoneLines.Hazard.GAS).formatNational(),
                "emergencyLine", lines.forHazard(PhoneLines.Hazard.DOWNED_LINE).formatNational(),
                "emergencySewer", lines.forHazard(PhoneLines.Hazard.SEWER_BACKUP).formatNational(),
                "emergencyWater", lines.forHazard(PhoneLines.Hazard.WATER_MAIN).formatNational(),
                "emergencyMedical", lines.forHazard(PhoneLines.Hazard.MEDICAL).formatNational(),
                "texts", utility.senders().sms().formatNational());
    }

    @Override
    public ZoneId zone() {
        return utility.zone();
    }

    @Override
    public Currency currency() {
        return utility.currency();
    }

    @Override
    public Period conversationRetention() {
        return utility.retention().conversations();
    }

    @Override
    public Optional<IdentityProof> proofOf(PersonId signedIn) {
        return TemporarilyUnavailableException.ifAvailable(() -> Optional.of(new IdentityProof(ProofLevel.SIGNED_IN, signedIn,
                accounts.listVisibleTo(signedIn).stream().map(Account::id).map(id -> id.value()).toList())));
    }

    /** Returns the language of the people with this phone number if they all have the same one. */
    @Override
    public Optional<Language> preferredLanguageOf(PhoneNumber phone) {
        return TemporarilyUnavailableException.ifAvailable(() -> {
            var languages = accounts.listPeopleByPhone(phone).stream().map(person -> person.language()).distinct().toList();
            return languages.size() == 1 ? Optional.of(languages.getFirst()) : Optional.empty();
        });
    }

    /** While the database is unavailable, nothing is saved: the next conversation in that language does it. */
    @Override
    public void savePreferredLanguage(Actor person, Language language) {
        TemporarilyUnavailableException.ifAvailable(() -> person.person().flatMap(accounts::findPerson)
                .filter(known -> !known.language().equals(language))
                .map(known -> profiles.change(known.id(), known.version(), new ProfileEdit.ChangeLanguage(language), person)));
    }
}
