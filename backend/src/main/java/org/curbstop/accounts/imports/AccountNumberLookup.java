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

/** Looks up accounts by number in batches. */
@Component
public final class AccountNumberLookup {

    private final AccountRepository repository;

    public AccountNumberLookup(AccountRepository repository) {
        this.repository = repository;
    }

    /** Returns the accounts that exist, keyed by the requested number: the current one, or else an old number that only one account has. */
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
