package org.curbstop.accounts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.curbstop.accounts.lookup.AccountRepository;
import org.curbstop.accounts.lookup.AccountRepository.StoredAccount;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.PersonId;
import org.curbstop.common.RandomCodes;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/**
 * Opens and closes accounts and starts and stops service. All operations are idempotent, so that an order interrupted by a crash can be
 * fulfilled again from the start.
 */
@Component
public final class AccountLifecycle {

    private static final int MAX_ATTEMPTS = 100;

    private final AccountRepository repository;
    private final Utility utility;
    private final AuditTrail audit;

    AccountLifecycle(AccountRepository repository, Utility utility, AuditTrail audit) {
        this.repository = repository;
        this.utility = utility;
        this.audit = audit;
    }

    /** Opens an account under a new number, with no service yet. If it exists, returns it in its current state. */
    public Account open(AccountId id, PersonId holder, Premise premise, CustomerClass customerClass, LocalDate day, Actor actor) {
        actor.requireStaffOrSystem();
        for (int tries = 0; tries < MAX_ATTEMPTS; tries++) {
            Optional<Account> there = repository.findAccount(id);
            if (there.isPresent()) {
                return there.get();
            }
            var fresh = new Account(
                    id, 0, newNumber(), List.of(), holder, Set.of(), premise, List.of(), customerClass, day, Optional.empty());
            if (repository.findByNumber(fresh.number()).isEmpty()
                    && repository.accounts.insert(StoredAccount.of(fresh, Optional.empty()))) {
                audit.record(actor, "account-opened", Optional.of(id));
                return fresh;
            }
        }
        throw new IllegalStateException("no free account number found in " + MAX_ATTEMPTS + " tries");
    }

    /** Starts each agreement on its first day. A service that is already active on that day is left unchanged. */
    public Account startService(AccountId id, List<ServiceAgreement> agreements, Actor actor) {
        return change(id, actor, "service-begun", account -> {
            List<ServiceAgreement> fresh = agreements.stream().filter(a -> !account.isSupplied(a.service(), a.from())).toList();
            if (fresh.isEmpty()) {
                return account;
            }
            var all = new ArrayList<>(account.agreements());
            all.addAll(fresh);
            return account.with(all);
        });
    }

    /**
     * Stops these services.
     *
     * @param last last day of service; an agreement that ends on or before it is left unchanged
     */
    public Account stopService(AccountId id, Set<ServiceType> services, LocalDate last, Actor actor) {
        return change(id, actor, "service-ended", account -> {
            List<ServiceAgreement> all = account.agreements().stream()
                    .map(a -> services.contains(a.service()) && a.until().filter(until -> !until.isAfter(last)).isEmpty()
                            ? new ServiceAgreement(a.service(), a.rate(), a.meter(), a.terms(), a.from(), Optional.of(last))
                            : a)
                    .toList();
            return all.equals(account.agreements()) ? account : account.with(all);
        });
    }

    /** Closes a settled account. Does nothing if it is already closed or has current or future service; the caller checks the balance. */
    public Account close(AccountId id, LocalDate day, Actor actor) {
        return change(id, actor, "account-closed", account -> account.closed().isPresent()
                        || account.agreements().stream().anyMatch(a -> a.isActiveOn(day) || a.from().isAfter(day))
                ? account
                : account.closedOn(day));
    }

    /** Removes a tenant who has moved out. */
    public Account removeTenant(AccountId id, PersonId tenant, Actor actor) {
        return change(id, actor, "tenant-left", account -> {
            Set<Delegate> left = account.delegates().stream()
                    .filter(d -> !(d.person().equals(tenant) && d.role() == Delegate.Role.TENANT))
                    .collect(Collectors.toUnmodifiableSet());
            return left.equals(account.delegates()) ? account : account.with(left);
        });
    }

    private Account change(AccountId id, Actor actor, String action, UnaryOperator<Account> change) {
        actor.requireStaffOrSystem();
        StoredAccount before = repository.accounts.find(id.value()).orElseThrow();
        StoredAccount after = repository.accounts.change(id.value(), held -> {
            Account now = held.asAccount();
            Account next = change.apply(now);
            return next == now ? held : held.with(next);
        });
        if (after.version() != before.version()) {
            audit.record(actor, action, Optional.of(id));
        }
        return after.asAccount();
    }

    private AccountNumber newNumber() {
        int digits = utility.accountNumbers().digits() - (utility.accountNumbers().luhn() ? 1 : 0);
        return new AccountNumber(utility.accountNumbers().complete(RandomCodes.createNumber(digits)));
    }
}
