package org.curbstop.accounts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.PersonId;
import org.curbstop.common.PremiseId;
import org.springframework.stereotype.Component;

/**
 * Who stands behind a claim. Each kind of claim asks the store the same number of questions whether there is anybody or not;
 * where there is nobody, it asks about an id that nobody has.
 */
@Component
final class Claims {

    private final Register register;

    /** @param account the one that was claimed, where the claim names one */
    record Behind(Optional<PersonId> person, Optional<Account> account) {}

    Claims(Register register) {
        this.register = register;
    }

    Behind behind(Claim claim) {
        return switch (claim) {
            case Claim.ByNumber c -> holderOf(register.byNumber(c.number()));
            case Claim.ByPhone c -> new Behind(owner(register.byPhone(c.phone())), Optional.empty());
            case Claim.ByAddress c -> holderOf(theOneOpenAt(register.premiseAt(c.address())));
            case Claim.ByPerson c -> new Behind(Optional.of(c.person()), Optional.empty());
        };
    }

    private static Behind holderOf(Optional<Account> account) {
        return new Behind(account.map(Account::holder), account);
    }

    /** Of several open accounts at one place (a landlord's and a tenant's) none is meant for sure. */
    private Optional<Account> theOneOpenAt(Optional<Premise> premise) {
        List<Account> open = register.accountsAt(List.of(premise.map(Premise::id).orElseGet(PremiseId::mint))).stream()
                .filter(account -> account.closed().isEmpty())
                .toList();
        return open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty();
    }

    /** Of several with one phone, who holds an account; the one of longest standing. */
    private Optional<PersonId> owner(List<Person> people) {
        List<PersonId> ids = people.isEmpty() ? List.of(PersonId.mint()) : people.stream().map(Person::id).toList();
        return register.accountsOfAny(ids).stream()
                .filter(account -> ids.contains(account.holder()))
                .min(Comparator.comparing((Account account) -> account.closed().isPresent()).thenComparing(Account::opened).thenComparing(Account::number))
                .map(Account::holder)
                .or(() -> people.stream().findFirst().map(Person::id));
    }

    Optional<Person> person(PersonId id) {
        return register.person(id);
    }

    List<Account> accountsOpenTo(PersonId person) {
        return register.accountsOf(person).stream().filter(account -> account.isOpenTo(person)).toList();
    }

    /** Whose PIN this account's is, if {@code who} may set it. */
    Optional<PersonId> holderForPin(AccountId account, Asker who) {
        return register.account(account)
                .map(Account::holder)
                .filter(holder -> who.isInside() || who.person().equals(Optional.of(holder)));
    }
}
