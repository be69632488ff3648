package org.curbstop.grievances;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.ClientNetwork;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.TokenBuckets;
import org.curbstop.utility.BusinessCalendar;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Complaints by anybody, known or not. */
@Component
public final class Complaints {

    /** Complaints per day from one line or network: enough for a family, too few for a script. */
    private static final int AT_ONCE = 5;
    private static final int MAX_ORIGINS = 20_000;

    private final GrievanceRepository repository;
    private final Utility utility;
    private final AuditTrail audit;
    private final Clock clock;
    private final TokenBuckets perOrigin;

    Complaints(GrievanceRepository repository, Utility utility, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.utility = utility;
        this.audit = audit;
        this.clock = clock;
        this.perOrigin = new TokenBuckets(AT_ONCE, AT_ONCE, Duration.ofDays(1), MAX_ORIGINS, clock);
    }

    /** Returns the day by which a complaint filed now is answered. */
    public LocalDate answerBy() {
        return new BusinessCalendar(utility.hours()).after(LocalDate.now(clock), utility.responses().complaint().workdays());
    }

    /** Finds a complaint or bill dispute by the number that its customer was given. Check first who asks. */
    public Optional<Grievance> findByNumber(String number) {
        return repository.findByNumber(number);
    }

    /** Returns the complaints that a person filed under their name, newest first. Check first who asks. */
    public List<Grievance> listBy(PersonId person) {
        return repository.listByPerson(person).stream().filter(each -> each.matter() instanceof GrievanceMatter.Complaint).toList();
    }

    /**
     * Files a complaint. Idempotent by key. Returns empty if the daily limit of the origin is reached and staff must take it.
     *
     * @param phone number for the answer; without it, only a verified person gets an answer
     */
    public Optional<Grievance> file(String key, GrievanceMatter.Subject subject, String words, Optional<PhoneNumber> phone,
            Language language, Actor actor) {
        Optional<Grievance> before = repository.grievances.findBy("key", key);
        if (before.isPresent() || !perOrigin.tryAcquire(ClientNetwork.of(actor.origin()))) {
            return before;
        }
        var from = new Grievance.Complainant(Optional.empty(), actor.person(), phone, actor.channel(), language);
        Grievance filed = Grievance.filed(key, new GrievanceMatter.Complaint(subject), words, from, clock.instant(), answerBy());
        if (!repository.grievances.insert(filed)) {
            return repository.grievances.findBy("key", key);
        }
        audit.record(actor, "complaint-filed " + filed.id(), Optional.empty());
        return Optional.of(filed);
    }
}
