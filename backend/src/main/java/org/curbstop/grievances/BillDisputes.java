package org.curbstop.grievances;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.audit.AuditTrail;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillId;
import org.curbstop.billing.Bills;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.utility.BusinessCalendar;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Bill disputes, filed by those who may act for the account. The undisputed amount stays due. */
@Component
public final class BillDisputes {

    /** Number of bills that can be disputed; older ones need staff. */
    private static final int BILLS = 6;

    private final GrievanceRepository repository;
    private final Accounts accounts;
    private final Bills bills;
    private final Utility utility;
    private final AuditTrail audit;
    private final Clock clock;

    BillDisputes(GrievanceRepository repository, Accounts accounts, Bills bills, Utility utility, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.bills = bills;
        this.utility = utility;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns the latest undisputed bills, newest first; none if the actor may not act for the account. */
    public List<Bill> listDisputable(AccountId account, Actor actor) {
        Set<String> disputed = list(account, actor).stream().flatMap(each -> each.subject().stream()).collect(Collectors.toSet());
        return findManageable(account, actor).map(found -> bills.list(found.id(), BILLS).stream()
                .filter(bill -> maxDisputable(bill).isPositive() && !disputed.contains(bill.id().value())).toList()).orElse(List.of());
    }

    /** Returns disputes, newest first. */
    public List<Grievance> list(AccountId account, Actor actor) {
        return findManageable(account, actor).map(found -> repository.listByAccount(found.id())).orElse(List.of());
    }

    public Optional<Grievance> find(BillId bill, Actor actor) {
        return repository.findByBill(bill)
                .filter(dispute -> dispute.from().account().flatMap(account -> findManageable(account, actor)).isPresent());
    }

    /** Returns the day by which a dispute filed now is answered. */
    public LocalDate answerBy() {
        return new BusinessCalendar(utility.hours()).after(LocalDate.now(clock), utility.responses().billDispute().workdays());
    }

    /** Returns the amount due while the account's open disputes, and {@code more}, are on hold. */
    public Money undisputed(AccountId account, Optional<Money> more, Actor actor) {
        Money owed = findManageable(account, actor).map(found -> bills.collectible(found.id()).total())
                .orElse(new Money(0, utility.currency()));
        Money onHold = Money.sum(utility.currency(), list(account, actor).stream().filter(Grievance::isOpen)
                .flatMap(dispute -> dispute.matter().onHold().stream()).toList());
        return owed.minus(onHold).minus(more.orElse(owed.zero())).max(owed.zero());
    }

    /** Returns the amount of disputing a whole bill: its own charges, not what was owed before. */
    public static Money allOf(Bill bill) {
        return bill.charges().isPositive() ? bill.charges() : maxDisputable(bill);
    }

    /** Returns the maximum that can be disputed: the bill's charges, or its total if that is more. */
    public static Money maxDisputable(Bill bill) {
        return bill.charges().max(bill.total());
    }

    /** Files a dispute. A bill has at most one, whoever files it. */
    public BillDisputeResult file(String key, AccountId account, BillDisputeRequest request, Actor actor) {
        Optional<Bill> found = findManageable(account, actor).flatMap(theirs -> bills.find(request.bill())
                .filter(bill -> bill.account().equals(theirs.id())));
        return found.map(bill -> file(key, bill, request, actor)).orElseGet(BillDisputeResult.NotYours::new);
    }

    private BillDisputeResult file(String key, Bill bill, BillDisputeRequest request, Actor actor) {
        Money disputed = request.disputed().orElseGet(() -> allOf(bill));
        if (!disputed.isPositive() || disputed.compareTo(maxDisputable(bill)) > 0) {
            return new BillDisputeResult.WrongAmount(maxDisputable(bill));
        }
        var matter = new GrievanceMatter.BillDispute(bill.id(), bill.issued(), request.reason(), disputed, request.ownRead());
        var from = new Grievance.Complainant(Optional.of(bill.account()), actor.person().or(() -> accounts.find(bill.account())
                .map(Account::holder)), Optional.empty(), actor.channel(), request.language());
        String own = bill.account() + ":" + key;
        Grievance dispute = Grievance.filed(own, matter, request.words(), from, clock.instant(), answerBy());
        if (repository.grievances.insert(dispute)) {
            audit.record(actor, "bill-dispute-filed " + dispute.id(), Optional.of(bill.account()));
            return new BillDisputeResult.Filed(dispute);
        }
        Grievance before = repository.findByBill(bill.id()).orElseThrow();
        return before.key().equals(own) ? new BillDisputeResult.Filed(before) : new BillDisputeResult.AlreadyFiled(before);
    }

    private Optional<Account> findManageable(AccountId account, Actor actor) {
        return accounts.findVisible(account, actor).filter(found -> found.isManageableBy(actor));
    }
}
