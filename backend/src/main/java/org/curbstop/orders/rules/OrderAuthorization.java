package org.curbstop.orders.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Delegate;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.springframework.stereotype.Component;

/**
 * Decides by these rules who may order for an account. Owning the house, living in it, paying for it or knowing the account number gives no
 * right. No right and no such account get the same answer.
 */
@Component
public final class OrderAuthorization {

    private record AuthorizationRule(String name, BiPredicate<Account, Actor> grants) {}

    private static final List<AuthorizationRule> RULES = List.of(
            new AuthorizationRule("staff", (account, actor) -> actor.staff().isPresent()),
            new AuthorizationRule("holder", (account, who) -> who.person().filter(account.holder()::equals).isPresent()),
            new AuthorizationRule("manager", (account, who) -> who.person().filter(person -> account.delegates().stream()
                    .anyMatch(d -> d.role() == Delegate.Role.MANAGER && d.person().equals(person))).isPresent()));

    private final Accounts accounts;
    private final AuditTrail audit;

    public OrderAuthorization(Accounts accounts, AuditTrail audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /** Returns the account if {@code actor} may order for it. The access is audited. */
    public Optional<Account> findOrderable(AccountId id, Actor actor) {
        Optional<Account> found = accounts.find(id);
        Optional<Account> may = found.filter(account -> grantingRule(account, actor).isPresent());
        audit.record(actor, may.isPresent() ? "account-seen" : "account-refused", found.map(Account::id));
        return may;
    }

    /** Returns the rule that grants the right, if any. */
    public static Optional<String> grantingRule(Account account, Actor actor) {
        return RULES.stream().filter(rule -> rule.grants().test(account, actor)).map(AuthorizationRule::name).findFirst();
    }
}
