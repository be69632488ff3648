package org.curbstop.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.ReferenceLookupLimiter;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.grievances.Complaints;
import org.curbstop.orders.IntakeRequests;
import org.springframework.stereotype.Component;

/** Tells customers where their requests stand: cases for staff, complaints and bill disputes, applications. Orders tell it themselves. */
@Component
public final class CaseLookup {

    private final CaseRepository repository;
    private final CaseDeadlines deadlines;
    private final Accounts accounts;
    private final Complaints complaints;
    private final IntakeRequests applications;
    private final ReferenceLookupLimiter tries;
    private final AuditTrail audit;

    CaseLookup(CaseRepository repository, CaseDeadlines deadlines, Accounts accounts, Complaints complaints, IntakeRequests applications,
            ReferenceLookupLimiter tries, AuditTrail audit) {
        this.repository = repository;
        this.deadlines = deadlines;
        this.accounts = accounts;
        this.complaints = complaints;
        this.applications = applications;
        this.tries = tries;
        this.audit = audit;
    }

    /** Finds a request for whoever gives both its number and the phone number of who made it. Failed attempts are limited. */
    public Optional<CaseStatus> find(String written, PhoneNumber phone, Actor actor) {
        String number = ReferenceNumber.normalize(written);
        Optional<CaseStatus> found = tries.lookUp(actor, phone, () -> handOff(number, phone).or(() -> grievance(number, phone))
                .or(() -> applications.findByNumber(number).filter(each -> each.wanted().phone().equals(phone)).map(CaseStatus::of)));
        audit.record(actor, found.map(status -> "case-status-seen " + status.number()).orElse("case-status-refused"), Optional.empty());
        return found;
    }

    private Optional<CaseStatus> handOff(String number, PhoneNumber phone) {
        return repository.findByNumber(number)
                .filter(each -> isCustomers(each) && isOf(phone, each.packet().phone(), personOf(each))).map(this::status);
    }

    /** Returns who asked, or the holder of the account whose credit staff return without being asked. */
    private Optional<PersonId> personOf(HandOff handOff) {
        HandOffContext packet = handOff.packet();
        return packet.person().or(() -> packet.wanted().equals(CreditReturns.TASK)
                ? packet.account().flatMap(accounts::find).map(Account::holder) : Optional.empty());
    }

    private Optional<CaseStatus> grievance(String number, PhoneNumber phone) {
        return complaints.findByNumber(number).filter(each -> isOf(phone, each.from().phone(), each.from().person()))
                .map(each -> CaseStatus.of(each, today()));
    }

    private boolean isOf(PhoneNumber phone, Optional<PhoneNumber> given, Optional<PersonId> person) {
        return given.equals(Optional.of(phone)) || person.flatMap(accounts::findPerson).stream()
                .flatMap(known -> known.contacts().stream()).anyMatch(contact -> contact.phone().equals(Optional.of(phone)));
    }

    /**
     * Returns the open requests about an account, and the complaints of the person who asks; bill disputes are listed with their bills.
     * Empty if the actor may not see the account.
     */
    public List<CaseStatus> listOpen(AccountId account, Actor actor) {
        Optional<Account> visible = accounts.findVisible(account, actor);
        Stream<CaseStatus> cases = visible.stream().flatMap(_ -> repository.listByAccount(account).stream())
                .filter(CaseLookup::isCustomers).map(this::status);
        Stream<CaseStatus> own = visible.flatMap(_ -> actor.person()).stream().flatMap(person -> complaints.listBy(person).stream())
                .map(each -> CaseStatus.of(each, today()));
        return Stream.concat(cases, own).filter(CaseStatus::isOpen).toList();
    }

    /** Returns whether a customer asked for it and was given its number. */
    private static boolean isCustomers(HandOff handOff) {
        HandOffContext packet = handOff.packet();
        boolean ownNumber = handOff.key().startsWith("order:") || handOff.key().startsWith("intake:"); // of the order or application
        return packet.wanted().equals(CreditReturns.TASK)
                || packet.channel() != Channel.SYSTEM && packet.kind() != HandOffContext.Kind.LIVE_CHAT && !ownNumber;
    }

    private CaseStatus status(HandOff handOff) {
        return CaseStatus.of(handOff, deadlines);
    }

    private LocalDate today() {
        return deadlines.day(deadlines.now());
    }
}
