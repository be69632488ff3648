package org.curbstop.accounts;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.curbstop.accounts.lookup.AccountRepository;
import org.curbstop.accounts.lookup.AccountRepository.StoredAccount;
import org.curbstop.accounts.lookup.AccountRepository.StoredPerson;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.store.OutboxMessage;
import org.springframework.stereotype.Component;

/**
 * Third-party designees: people whom a customer names to be notified of an impending shut-off (65-407 ch. 660 and ch. 815: the customer may
 * designate one). Notices to them give the place and the day, never the amount owed, and they cannot see the account.
 */
@Component
public final class ThirdPartyDesignees {

    /** A higher limit would allow mass mailings. */
    private static final int MAX_DESIGNEES = 3;

    private final AccountRepository repository;
    private final AuditTrail audit;
    private final Clock clock;

    ThirdPartyDesignees(AccountRepository repository, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    public sealed interface DesigneeResult {
        record Done(Person designee) implements DesigneeResult {}

        /** {@code code} is the message key of the rule, such as {@code designee.most}. */
        record Refused(String code) implements DesigneeResult {}
    }

    /** Returns the designees of an account, ordered by name. Empty if the actor may not name any. */
    public List<Person> list(AccountId id, Actor actor) {
        return account(id, actor).stream().flatMap(account -> account.delegates().stream())
                .filter(delegate -> delegate.role() == Delegate.Role.NOTIFIED)
                .flatMap(delegate -> repository.findPerson(delegate.person()).stream())
                .sorted(java.util.Comparator.comparing(Person::name).thenComparing(Person::id)).toList();
    }

    /**
     * Adds and notifies a designee. A designee with the same name and contact is returned as is.
     *
     * @param language language of the notices to the designee
     */
    public DesigneeResult designate(AccountId id, String name, Contact contact, Language language, Actor actor) {
        Optional<Account> account = account(id, actor);
        if (account.isEmpty()) {
            return new DesigneeResult.Refused("designee.unknown");
        }
        List<Person> there = list(id, actor);
        Optional<Person> same = there.stream()
                .filter(known -> known.name().equals(name.strip()) && known.contacts().stream().anyMatch(contact::sameAs)).findFirst();
        if (same.isPresent()) {
            return new DesigneeResult.Done(same.get());
        }
        if (there.size() >= MAX_DESIGNEES) {
            return new DesigneeResult.Refused("designee.most");
        }
        Person designee;
        try {
            designee = Person.of(name, language, contact);
        } catch (InvalidValueException refused) {
            return new DesigneeResult.Refused(refused.code());
        }
        // The person is stored before the account that refers to them, and the event last: the notified person must find what the notice
        // says.
        repository.people.insert(StoredPerson.of(designee, Optional.empty(), List.of()));
        add(id, designee.id());
        repository.people.change(designee.id().value(), held ->
                held.with(held.asPerson(), List.of(OutboxMessage.of(new DesigneeNamed(id, designee.id(), clock.instant())))));
        audit.record(actor, "designee-named", Optional.of(id));
        return new DesigneeResult.Done(designee);
    }

    /** Removes a designee. Returns {@code false} if there was none. */
    public boolean remove(AccountId id, PersonId designee, Actor actor) {
        if (account(id, actor).isEmpty() || !change(id, account -> without(account, designee))) {
            return false;
        }
        audit.record(actor, "designee-removed", Optional.of(id));
        return true;
    }

    /** Undoes a removal. */
    public boolean restore(AccountId id, PersonId designee, Actor actor) {
        boolean known = repository.findPerson(designee).isPresent();
        if (!known || account(id, actor).isEmpty() || list(id, actor).size() >= MAX_DESIGNEES || !add(id, designee)) {
            return false;
        }
        audit.record(actor, "designee-named", Optional.of(id));
        return true;
    }

    private boolean add(AccountId id, PersonId designee) {
        return change(id, account -> {
            Set<Delegate> all = new HashSet<>(account.delegates());
            return all.add(new Delegate(designee, Delegate.Role.NOTIFIED)) ? account.with(all) : account;
        });
    }

    private static Account without(Account account, PersonId designee) {
        Set<Delegate> left = account.delegates().stream()
                .filter(delegate -> !(delegate.role() == Delegate.Role.NOTIFIED && delegate.person().equals(designee)))
                .collect(Collectors.toUnmodifiableSet());
        return left.equals(account.delegates()) ? account : account.with(left);
    }

    private boolean change(AccountId id, UnaryOperator<Account> change) {
        long before = repository.accounts.find(id.value()).map(StoredAccount::version).orElse(-1L);
        StoredAccount after = repository.accounts.change(id.value(), held -> {
            Account now = held.asAccount();
            Account next = change.apply(now);
            return next == now ? held : held.with(next);
        });
        return after.version() != before;
    }

    /** Returns the account for its holder, a manager, staff or the application. Payers and tenants may not name designees. */
    private Optional<Account> account(AccountId id, Actor actor) {
        return repository.findAccount(id)
                .filter(account -> actor.isStaffOrSystem() || actor.person().filter(person -> account.holder().equals(person)
                || account.delegates().contains(new Delegate(person, Delegate.Role.MANAGER))).isPresent());
    }
}
