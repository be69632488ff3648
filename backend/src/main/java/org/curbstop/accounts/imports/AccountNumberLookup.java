package org.curbstop.accounts.imports;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.lookup.AccountRepository;
import org.curbstop.accounts.lookup.AccountRepository.StoredAccount;
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

    /** The accounts that had a number one after the other. */
    public static final class NumberHolders {
        private final AccountId current;
        /** By the first day of the next one. */
        private final TreeMap<LocalDate, AccountId> former = new TreeMap<>();

        private NumberHolders(AccountId current) {
            this.current = current;
        }

        /** Returns the account to which a bill, payment, read or balance of this day belongs. */
        public AccountId on(LocalDate day) {
            return Optional.ofNullable(former.higherEntry(day)).map(Map.Entry::getValue).orElse(current);
        }
    }

    /** Returns the accounts that exist, keyed by the requested number: the current one, or else an old number that only one account has. */
    public Map<AccountNumber, NumberHolders> find(Collection<AccountNumber> numbers) {
        var found = new HashMap<AccountNumber, NumberHolders>();
        if (!numbers.isEmpty()) {
            repository.accounts.list(Query.whereIn("account.number", numbers.stream().map(AccountNumber::value).distinct().toList()))
                    .forEach(each -> found.put(each.account().number(), new NumberHolders(each.id())));
        }
        for (AccountNumber number : numbers) {
            if (!found.containsKey(number)) {
                repository.findByNumber(number).map(Account::id).ifPresent(id -> found.put(number, new NumberHolders(id)));
            }
        }
        if (!found.isEmpty()) {
            repository.listFormer(found.keySet()).forEach(each -> add(found, each));
        }
        return found;
    }

    private static void add(Map<AccountNumber, NumberHolders> found, StoredAccount former) {
        former.given().ifPresent(given -> Optional.ofNullable(found.get(given.number()))
                .ifPresent(holders -> holders.former.put(given.since(), former.id())));
    }
}
