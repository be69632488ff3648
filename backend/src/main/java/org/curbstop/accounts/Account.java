package org.curbstop.accounts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.PersonId;
import org.curbstop.utility.ServiceType;

/**
 * A customer's service at one premise: who is served, who owes for it, and under which service agreements.
 *
 * @param oldNumbers numbers from before a migration; customers still use them
 * @param closed the day on which the settled account was closed, if it was
 */
public record Account(
        AccountId id,
        long version,
        AccountNumber number,
        List<AccountNumber> oldNumbers,
        PersonId holder,
        Set<Delegate> delegates,
        Premise premise,
        List<ServiceAgreement> agreements,
        CustomerClass customerClass,
        LocalDate opened,
        Optional<LocalDate> closed) {

    public Account {
        oldNumbers = List.copyOf(oldNumbers);
        delegates = Set.copyOf(delegates);
        agreements = List.copyOf(agreements);
    }

    /** Returns whether this person may see balance, bills and usage. */
    public boolean isVisibleTo(PersonId person) {
        return holder.equals(person) || delegates.stream().anyMatch(d -> d.person().equals(person) && d.role().seesFacts());
    }

    /** Returns whether the actor may make commitments for the account: the holder, a manager, staff or the application. */
    public boolean isManageableBy(Actor actor) {
        return actor.isStaffOrSystem()
                || actor.person().filter(person -> holder.equals(person) || delegates.contains(new Delegate(person, Delegate.Role.MANAGER)))
                        .isPresent();
    }

    public Stream<PersonId> tenants() {
        return delegates.stream().filter(d -> d.role() == Delegate.Role.TENANT).map(Delegate::person);
    }

    public Account with(Set<Delegate> delegates) {
        return new Account(id, version, number, oldNumbers, holder, delegates, premise, agreements, customerClass, opened, closed);
    }

    public Account with(List<ServiceAgreement> agreements) {
        return new Account(id, version, number, oldNumbers, holder, delegates, premise, agreements, customerClass, opened, closed);
    }

    /** Returns whether this service is supplied under the account on the given day. */
    public boolean isSupplied(ServiceType service, LocalDate day) {
        return agreements.stream().anyMatch(a -> a.service() == service && a.isActiveOn(day));
    }

    Account closedOn(LocalDate day) {
        return new Account(id, version, number, oldNumbers, holder, delegates, premise, agreements, customerClass, opened,
                Optional.of(day));
    }

    public Account withVersion(long now) {
        return new Account(id, now, number, oldNumbers, holder, delegates, premise, agreements, customerClass, opened, closed);
    }
}
