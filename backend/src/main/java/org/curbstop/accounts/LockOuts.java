package org.curbstop.accounts;

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
import org.curbstop.accounts.Challenges.Held;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.common.Digest;
import org.curbstop.common.Invalid;
import org.curbstop.common.PersonId;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Outgoing;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who is locked out by wrong guesses, their own or a stranger's, and where somebody guesses at large. */
@Component
public final class LockOuts {

    private static final Logger LOG = LoggerFactory.getLogger(LockOuts.class);
    private static final Duration NOTIFIED_ONCE_IN = Duration.ofHours(24);
    private static final int DAYS_AHEAD = 2;
    private static final int ALARM_DAYS = 7;
    private static final int LONGEST_REASON = 500;

    private final Documents<LockOut> lockOuts;
    private final Documents<GuessingAlarm> alarms;
    private final Attempts attempts;
    private final Audit audit;
    private final Clock clock;

    LockOuts(Store store, Attempts attempts, Audit audit, Clock clock) {
        this.lockOuts = store.documents(LockOut.class, "lock_outs", Index.on("known", "day"), Index.on("day"));
        this.alarms = store.documents(GuessingAlarm.class, "guessing_alarms", Index.on("day"));
        this.attempts = attempts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that stand now, the newest first. */
    public List<LockOut> standing(Asker who) {
        who.mustBeInside();
        Instant now = clock.instant();
        List<LocalDate> days = IntStream.rangeClosed(0, DAYS_AHEAD).mapToObj(today()::plusDays).toList();
        return lockOuts.list(Where.is("known", true).andIn("day", days)).stream()
                .filter(each -> each.stands(now))
                .sorted(Comparator.comparing(LockOut::since).reversed())
                .toList();
    }

    /** Of the last seven days, the newest first. */
    public List<GuessingAlarm> alarms(Asker who) {
        who.mustBeInside();
        List<LocalDate> days = IntStream.rangeClosed(0, ALARM_DAYS).mapToObj(today()::minusDays).toList();
        return alarms.list(Where.in("day", days)).stream().sorted(Comparator.comparing(GuessingAlarm::at).reversed()).toList();
    }

    /**
     * Gives the person all their tries back.
     *
     * @param why put on record with the name of whoever lifted it
     * @return false: it does not stand any more
     */
    @RequiresFreshSignIn
    public boolean lift(String id, String why, Asker who) {
        who.mustBeInside();
        String reason = why.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Invalid("invalid.reason", "a reason of 1 to " + LONGEST_REASON + " characters");
        }
        Instant now = clock.instant();
        Optional<LockOut> found = lockOuts.find(id).filter(each -> each.known() && each.stands(now));
        if (found.isEmpty()) {
            return false;
        }
        var lift = new LockOut.Lifted(who.worker().orElse("system"), reason, now);
        LockOut lifted = lockOuts.change(id, each -> each.lifted().isPresent() ? each : each.liftedBy(lift));
        lifted.person().map(PersonId::value).ifPresent(attempts::giveBackAll);
        audit.record(who, "lock-out-lifted", lifted.account());
        return true;
    }

    /** The same is written of somebody and of nobody; only somebody is notified. */
    void lock(Held held, LockOut.Kind kind, Instant until) {
        String id = kind.name().toLowerCase(Locale.ROOT) + "-" + Digest.of("lock-out", held.subject());
        Instant now = clock.instant();
        Optional<LockOut> before = lockOuts.find(id);
        boolean running = before.filter(each -> each.stands(now)).isPresent();
        Instant latest = before.filter(each -> running).map(LockOut::until).filter(until::isBefore).orElse(until);
        boolean notify = kind == LockOut.Kind.PIN && before.flatMap(LockOut::notified).filter(last -> now.isBefore(last.plus(NOTIFIED_ONCE_IN))).isEmpty();
        Optional<Instant> notified = notify ? Optional.of(now) : before.flatMap(LockOut::notified);
        List<Outgoing> events = held.person().filter(person -> notify).map(person -> List.of(Outgoing.of(new PinLockedOut(person, latest, now)))).orElse(List.of());
        var next = new LockOut(
                id, before.map(LockOut::version).orElse(0L), kind, held.person().isPresent(), held.person(), held.account(),
                before.filter(each -> running).map(LockOut::since).orElse(now), latest, LocalDate.ofInstant(latest, ZoneOffset.UTC),
                notified, Optional.empty(), events);
        // Who comes second has nothing to add: the lock stands.
        boolean kept = before.isPresent() ? lockOuts.replace(next) : lockOuts.insert(next);
        if (kept) {
            Metrics.counter("curbstop.identity.lockouts", "kind", kind.name().toLowerCase(Locale.ROOT)).increment();
        }
    }

    /** Raised once an hour for the same cause. */
    void alarm(GuessingAlarm.Kind kind, String about) {
        Instant now = clock.instant();
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String id = name + "-" + Digest.of(name, about) + "-" + now.truncatedTo(ChronoUnit.HOURS).getEpochSecond();
        if (alarms.insert(new GuessingAlarm(id, kind, now, today()))) {
            Metrics.counter("curbstop.identity.alarms", "kind", name).increment();
            LOG.warn("guessing alarm: {}", name);
        }
    }

    /** Deletes what ran out on that day. */
    int forget(LocalDate day) {
        var old = lockOuts.list(Where.is("day", day));
        old.forEach(each -> lockOuts.delete(each.id()));
        var raised = alarms.list(Where.is("day", day.minusDays(ALARM_DAYS)));
        raised.forEach(each -> alarms.delete(each.id()));
        return old.size() + raised.size();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
