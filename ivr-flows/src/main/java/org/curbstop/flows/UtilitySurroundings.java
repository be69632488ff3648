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
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.Proof;
import org.curbstop.conversation.Proven;
import org.curbstop.conversation.Surroundings;
import org.curbstop.utility.Addresses;
import org.curbstop.utility.Lines;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** The utility whose talks these are. */
@Component
final class UtilitySurroundings implements Surroundings {

    private final Utility utility;
    private final Accounts accounts;
    private final Addresses addresses;
    private final Map<String, String> fixed;

    UtilitySurroundings(Utility utility, Accounts accounts, Addresses addresses) {
        this.utility = utility;
        this.accounts = accounts;
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
                "phone", lines.office().national(),
                "emergency", lines.emergency().national(),
                "emergencyGas", lines.forHazard(Lines.Hazard.GAS).national(),
                "emergencyLine", lines.forHazard(Lines.Hazard.DOWNED_LINE).national(),
                "emergencySewer", lines.forHazard(Lines.Hazard.SEWER_BACKUP).national(),
                "emergencyMedical", lines.forHazard(Lines.Hazard.MEDICAL).national(),
                "texts", utility.senders().sms().national());
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
    public Period conversationsKept() {
        return utility.retention().conversations();
    }

    @Override
    public Optional<Proof> proofOf(PersonId signedIn) {
        return Optional.of(new Proof(Proven.SIGNED_IN, signedIn, accounts.of(signedIn).stream().map(Account::id).map(id -> id.value()).toList()));
    }

    /** Of several people with one number, the language that they share. */
    @Override
    public Optional<Language> languageOf(PhoneNumber phone) {
        var languages = accounts.byPhone(phone).stream().map(person -> person.language()).distinct().toList();
        return languages.size() == 1 ? Optional.of(languages.getFirst()) : Optional.empty();
    }
}
