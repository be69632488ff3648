package org.curbstop.accounts.lockout;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.curbstop.accounts.PinLockedOut;
import org.curbstop.accounts.verification.ChallengeRepository.StoredChallenge;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.PersonId;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.common.Sha256Digest;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lock-outs after wrong guesses, the customer's own or a stranger's, and alarms about large-scale guessing. */
@Component
public final class LockOuts {

    private static final Logger LOG = LoggerFactory.getLogger(LockOuts.class);
    private static final Duration NOTIFIED_ONCE_IN = Duration.ofHours(24);
    private static final int DAYS_AHEAD = 2;
    private static final int ALARM_DAYS = 7;
    private static final int MAX_REASON_LENGTH = 500;

    private final AggregateCollection<LockOut> lockOuts;
    private final AggregateCollection<GuessingAlarm> alarms;
    private final AttemptLimiter attempts;
    private final AuditTrail audit;
    private final Clock clock;

    public LockOuts(Database database, AttemptLimiter attempts, AuditTrail audit, Clock clock) {
        this.lockOuts = database.collection(LockOut.class, "lock_outs", Index.on("known", "day"), Index.on("day"));
        this.alarms = database.collection(GuessingAlarm.class, "guessing_alarms", Index.on("day"));
        this.attempts = attempts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Returns the active lock-outs, newest first. */
    public List<LockOut> listActive(Actor actor) {
        actor.requireStaffOrSystem();
        Instant now = clock.instant();
        List<LocalDate> days = IntStream.rangeClosed(0, DAYS_AHEAD).mapToObj(today()::plusDays).toList();
        return lockOuts.list(Query.where("known", true).andIn("day", days)).stream()
                .filter(each -> each.isActive(now))
                .sorted(Comparator.comparing(LockOut::since).reversed())
                .toList();
    }

    /** Returns the alarms of the last seven days, newest first. */
    public List<GuessingAlarm> alarms(Actor actor) {
        actor.requireStaffOrSystem();
        List<LocalDate> days = IntStream.rangeClosed(0, ALARM_DAYS).mapToObj(today()::minusDays).toList();
        return alarms.list(Query.whereIn("day", days)).stream().sorted(Comparator.comparing(GuessingAlarm::at).reversed()).toList();
    }

    /**
     * Lifts a lock-out and releases all attempts about the person.
     *
     * @param why recorded with the name of whoever lifts it
     * @return {@code false} if it is no longer active
     */
    @RequiresFreshSignIn
    public boolean lift(String id, String why, Actor actor) {
        actor.requireStaffOrSystem();
        String reason = why.strip();
        if (reason.isEmpty() || reason.length() > MAX_REASON_LENGTH) {
            throw new InvalidValueException("invalid.reason", "a reason of 1 to " + MAX_REASON_LENGTH + " characters");
        }
        Instant now = clock.instant();
        Optional<LockOut> found = lockOuts.find(id).filter(each -> each.known() && each.isActive(now));
        if (found.isEmpty()) {
            return false;
        }
        var lift = new LockOut.Lifted(actor.workerName().orElse("system"), reason, now);
        LockOut lockOut = lockOuts.change(id, each -> each.lifted().isPresent() ? each : each.withLift(lift));
        lockOut.person().map(PersonId::value).ifPresent(attempts::releaseAllAbout);
        audit.record(actor, "lock-out-lifted", lockOut.account());
        return true;
    }

    /** Locks out a person, existing or not. The same is stored for both; only an existing person is notified. */
    public void lock(StoredChallenge held, LockOut.Kind kind, Instant until) {
        String id = kind.name().toLowerCase(Locale.ROOT) + "-" + Sha256Digest.of("lock-out", held.subject());
        Instant now = clock.instant();
        Optional<LockOut> before = lockOuts.find(id);
        boolean running = before.filter(each -> each.isActive(now)).isPresent();
        Instant latest = before.filter(each -> running).map(LockOut::until).filter(until::isBefore).orElse(until);
        boolean notify = kind == LockOut.Kind.PIN
                && before.flatMap(LockOut::notified).filter(last -> now.isBefore(last.plus(NOTIFIED_ONCE_IN))).isEmpty();
        Optional<Instant> notified = notify ? Optional.of(now) : before.flatMap(LockOut::notified);
        List<OutboxMessage> events = held.person().filter(person -> notify)
                .map(person -> List.of(OutboxMessage.of(new PinLockedOut(person, latest, now)))).orElse(List.of());
        var next = new LockOut(
                id, before.map(LockOut::version).orElse(0L), kind, held.person().isPresent(), held.person(), held.account(),
                before.filter(each -> running).map(LockOut::since).orElse(now), latest, LocalDate.ofInstant(latest, ZoneOffset.UTC),
                notified, Optional.empty(), events);
        // If a concurrent lock-out was stored first, that one applies.
        boolean kept = before.isPresent() ? lockOuts.replace(next) : lockOuts.insert(next);
        if (kept) {
            Metrics.counter("curbstop.identity.lockouts", "kind", kind.name().toLowerCase(Locale.ROOT)).increment();
        }
    }

    /** Raises an alarm, at most once an hour for the same cause. */
    public void raiseAlarm(GuessingAlarm.Kind kind, String about) {
        Instant now = clock.instant();
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String id = name + "-" + Sha256Digest.of(name, about) + "-" + now.truncatedTo(ChronoUnit.HOURS).getEpochSecond();
        if (alarms.insert(new GuessingAlarm(id, kind, now, today()))) {
            Metrics.counter("curbstop.identity.alarms", "kind", name).increment();
            LOG.warn("guessing alarm: {}", name);
        }
    }

    /** Deletes the lock-outs that expired on that day, and the alarms raised seven days before it. */
    public int deleteExpired(LocalDate day) {
        var old = lockOuts.list(Query.where("day", day));
        old.forEach(each -> lockOuts.delete(each.id()));
        var raised = alarms.list(Query.where("day", day.minusDays(ALARM_DAYS)));
        raised.forEach(each -> alarms.delete(each.id()));
        return old.size() + raised.size();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
