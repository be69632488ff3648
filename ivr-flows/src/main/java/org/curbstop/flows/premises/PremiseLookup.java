package org.curbstop.flows.premises;

import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Area;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Premise;
import org.curbstop.accounts.PremiseMatch;
import org.curbstop.common.AccountId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.IdentityProof;
import org.springframework.stereotype.Component;

/** Finds the premise that a caller means. An address is not secret; who lives there is never disclosed. */
@Component
public final class PremiseLookup {

    private final Accounts accounts;

    PremiseLookup(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Returns the only premise of the verified customer, or of the calling number; empty if there are several. */
    public Optional<Premise> ofCaller(ActionCall call) {
        var proved = call.caller().proof().map(IdentityProof::subjects).orElse(List.of()).stream()
                .flatMap(id -> accounts.find(new AccountId(id)).stream()).toList();
        var candidates = proved.isEmpty()
                ? call.caller().context().phone().map(accounts::listPeopleByPhone).orElse(List.of()).stream().map(Person::id)
                        .flatMap(person -> accounts.listInvolving(person).stream()).toList()
                : proved;
        var premises = candidates.stream().filter(account -> account.closed().isEmpty()).map(Account::premise).distinct().toList();
        return premises.size() == 1 ? Optional.of(premises.getFirst()) : Optional.empty();
    }

    /** Finds a premise by account number, by an address in the text, or by the beginning of an address that is unique. */
    public Optional<Premise> find(String words) {
        if (words.chars().noneMatch(Character::isLetter)) {
            return accounts.parseNumber(words).flatMap(accounts::findByNumber).map(Account::premise);
        }
        return accounts.matchPremise(words).map(PremiseMatch::premise).or(() -> {
            var found = accounts.suggestPremises(words, 2);
            return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        });
    }

    /** Returns similar addresses for an unknown one. */
    List<String> suggestions(String words) {
        boolean known = words.chars().noneMatch(Character::isLetter) || isPostOfficeBox(words) || find(words).isPresent();
        return known ? List.of() : accounts.suggestAddresses(words);
    }

    /** Finds an intersection, a block or a landmark. */
    public Optional<Area> findArea(String words) {
        return words.chars().noneMatch(Character::isLetter) ? Optional.empty() : accounts.findArea(words);
    }

    public boolean isPostOfficeBox(String words) {
        return accounts.isPostOfficeBoxOnly(words);
    }
}
