package org.curbstop.orders;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Delegate;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.springframework.stereotype.Component;

/**
 * Who may order for an account: whoever has the right by one of these rules. Owning the house, living in it, paying for it or knowing the
 * account number gives none. The same answer whether there is no right or no such account.
 */
@Component
final class WhoMayOrder {

    private record Rule(String name, BiPredicate<Account, Asker> holds) {}

    private static final List<Rule> RULES = List.of(
            new Rule("staff", (account, who) -> who.staff().isPresent()),
            new Rule("holder", (account, who) -> who.person().filter(account.holder()::equals).isPresent()),
            new Rule("manager", (account, who) -> who.person().filter(person -> account.delegates().stream()
                    .anyMatch(d -> d.role() == Delegate.Role.MANAGER && d.person().equals(person))).isPresent()));

    private final Accounts accounts;
    private final Audit audit;

    WhoMayOrder(Accounts accounts, Audit audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /** The account, if {@code who} may order for it. The look is put on record. */
    Optional<Account> account(AccountId id, Asker who) {
        Optional<Account> found = accounts.find(id);
        Optional<Account> may = found.filter(account -> rule(account, who).isPresent());
        audit.record(who, may.isPresent() ? "account-seen" : "account-refused", found.map(Account::id));
        return may;
    }

    /** The rule that gives the right, if any does. */
    static Optional<String> rule(Account account, Asker who) {
        return RULES.stream().filter(rule -> rule.holds().test(account, who)).map(Rule::name).findFirst();
    }
}
