package org.curbstop.flows;

import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.PlaceNamed;
import org.curbstop.accounts.Premise;
import org.curbstop.common.AccountId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.Proof;
import org.springframework.stereotype.Component;

/** Finds the place that somebody means. A place is no secret; who lives there is never said. */
@Component
final class Places {

    private final Accounts accounts;

    Places(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The only place of whoever was proved, or of the number that calls; several are none. */
    Optional<Premise> own(ActionCall call) {
        var proved = call.who().proof().map(Proof::subjects).orElse(List.of()).stream().flatMap(id -> accounts.find(new AccountId(id)).stream()).toList();
        var candidates = proved.isEmpty()
                ? call.who().approach().phone().map(accounts::byPhone).orElse(List.of()).stream().map(Person::id).flatMap(person -> accounts.touching(person).stream()).toList()
                : proved;
        var premises = candidates.stream().filter(account -> account.closed().isEmpty()).map(Account::premise).distinct().toList();
        return premises.size() == 1 ? Optional.of(premises.getFirst()) : Optional.empty();
    }

    /** By an account number, by an address within a sentence, or by the beginning of one that fits one place only. */
    Optional<Premise> named(String words) {
        if (words.chars().noneMatch(Character::isLetter)) {
            return accounts.read(words).flatMap(accounts::byNumber).map(Account::premise);
        }
        return accounts.placeNamed(words).map(PlaceNamed::premise).or(() -> {
            var found = accounts.suggest(words, 2);
            return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        });
    }

    /** What may have been meant by an address that is not there. */
    List<String> near(String words) {
        boolean known = words.chars().noneMatch(Character::isLetter) || isOnlyABox(words) || named(words).isPresent();
        return known ? List.of() : accounts.placesNear(words);
    }

    boolean isOnlyABox(String words) {
        return accounts.isOnlyABox(words);
    }
}
