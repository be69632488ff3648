package org.curbstop.accounts.verification;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.lookup.AccountRepository;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.PersonId;
import org.springframework.stereotype.Component;

/**
 * Finds the person that a claim refers to. Each kind of claim runs the same number of queries whether there is a match or not; without a
 * match, it queries an unused id.
 */
@Component
public final class ClaimResolver {

    private final AccountRepository repository;

    /** @param account account named by the claim, if any */
    record ClaimedIdentity(Optional<PersonId> person, Optional<Account> account) {}

    public ClaimResolver(AccountRepository repository) {
        this.repository = repository;
    }

    ClaimedIdentity resolve(IdentityClaim claim) {
        return switch (claim) {
            case IdentityClaim.ByAccountNumber c -> {
                Optional<Account> account = repository.findByNumber(c.number());
                yield new ClaimedIdentity(account.map(Account::holder), account);
            }
            case IdentityClaim.ByPhone c -> new ClaimedIdentity(owner(repository.listPeopleByPhone(c.phone())), Optional.empty());
        };
    }

    /** Returns, of several people with one phone number, the holder of the oldest account, open ones first. */
    private Optional<PersonId> owner(List<Person> people) {
        List<PersonId> ids = people.isEmpty() ? List.of(PersonId.create()) : people.stream().map(Person::id).toList();
        return repository.listAccountsOfAny(ids).stream()
                .filter(account -> ids.contains(account.holder()))
                .min(Comparator.comparing((Account account) -> account.closed().isPresent()).thenComparing(Account::opened)
                        .thenComparing(Account::number))
                .map(Account::holder)
                .or(() -> people.stream().findFirst().map(Person::id));
    }

    Optional<Person> findPerson(PersonId id) {
        return repository.findPerson(id);
    }

    List<Account> listAccountsVisibleTo(PersonId person) {
        return repository.listAccountsOf(person).stream().filter(account -> account.isVisibleTo(person)).toList();
    }

    /** Returns the holder whose PIN {@code actor} may set for this account. */
    Optional<PersonId> findHolderForPin(AccountId account, Actor actor) {
        return repository.findAccount(account)
                .map(Account::holder)
                .filter(holder -> actor.isStaffOrSystem() || actor.person().equals(Optional.of(holder)));
    }
}
