package org.curbstop.accounts.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.lookup.AccountRepository;
import org.curbstop.common.AccountId;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Whose row it is: accounts by their numbers, many at once. */
@Component
public final class AccountNumberLookup {

    private final AccountRepository repository;

    public AccountNumberLookup(AccountRepository repository) {
        this.repository = repository;
    }

    /** Those that there are, by the number that was asked for: today's, or else one from before a migration that names one account only. */
    public Map<AccountNumber, AccountId> find(Collection<AccountNumber> numbers) {
        var found = new HashMap<AccountNumber, AccountId>();
        if (!numbers.isEmpty()) {
            repository.accounts.list(Query.whereIn("account.number", numbers.stream().map(AccountNumber::value).distinct().toList()))
                    .forEach(each -> found.put(each.account().number(), each.id()));
        }
        for (AccountNumber number : numbers) {
            if (!found.containsKey(number)) {
                repository.findByNumber(number).map(Account::id).ifPresent(id -> found.put(number, id));
            }
        }
        return found;
    }
}
