package org.curbstop.notices.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Delivery.Medium;
import org.curbstop.notices.Delivery.State;
import org.curbstop.notices.NoticeKind;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.curbstop.utility.RetentionPeriods;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Repository for deliveries. A lease decides who may send which. */
@Component
public class DeliveryRepository {

    private static final int PRIORITIES = 3;
    private static final int RECENT = 50;
    private static final Set<State> GONE = EnumSet.of(State.ACCEPTED, State.DELIVERED, State.UNDELIVERED, State.REFUSED, State.EXPIRED);
    /** Far longer than an attempt may take: a sender that holds a delivery longer has died. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final AggregateCollection<Delivery> deliveries;
    private final Utility utility;
    private final Clock clock;

    DeliveryRepository(Database database, Utility utility, Clock clock) {
        this.utility = utility;
        this.deliveries = database.collection(Delivery.class, "notices", Index.unique("uniqueKey"),
                Index.on("state", "means", "priority", "notBefore"), Index.on("address", "createdAt"), Index.on("verify"));
        this.clock = clock;
    }

    /** Stores a delivery. Returns it, or the existing one with the same key. */
    Delivery insertIfAbsent(Delivery delivery) {
        return deliveries.insert(delivery) ? delivery : deliveries.findBy("uniqueKey", delivery.uniqueKey()).orElseThrow();
    }

    boolean exists(String uniqueKey) {
        return deliveries.findBy("uniqueKey", uniqueKey).isPresent();
    }

    public Optional<Delivery> find(String id) {
        return deliveries.find(id);
    }

    List<Delivery> listByAddress(String address, int limit) {
        return deliveries.list(Query.where("address", address).from("createdAt", cutoff()).descending("createdAt").limit(limit));
    }

    /** Returns whether a later delivery covers the same subject. */
    boolean hasLater(Delivery delivery) {
        return deliveries.list(Query.where("address", delivery.address()).from("createdAt", delivery.createdAt()).descending("createdAt")
                .limit(RECENT)).stream().anyMatch(other -> other.createdAt().isAfter(delivery.createdAt())
                        && Objects.equals(other.collapseKey(), delivery.collapseKey()) && other.state() != State.EXPIRED);
    }

    List<Delivery> listByVerifyCode(String verify) {
        Instant cutoff = cutoff();
        return deliveries.list(Query.where("verify", verify.toLowerCase(Locale.ROOT)).limit(10)).stream()
                .filter(sent -> !sent.createdAt().isBefore(cutoff)).toList();
    }

    /** Deletes deliveries that were sent or failed before the retention cutoff, at most {@code limit} per state, medium and priority. */
    int deleteExpired(int limit) {
        int gone = 0;
        for (State state : GONE) {
            for (Medium medium : Medium.values()) {
                for (int priority = 0; priority < PRIORITIES; priority++) {
                    gone += (int) deliveries.list(Query.where("state", state).and("means", medium).and("priority", priority)
                                    .before("notBefore", cutoff()).ascending("notBefore").limit(limit))
                            .stream().filter(delivery -> deliveries.delete(delivery.id())).count();
                }
            }
        }
        return gone;
    }

    private Instant cutoff() {
        return RetentionPeriods.cutoff(clock.instant(), utility.retention().messages());
    }

    /**
     * Lists deliveries that may be sent now, by priority, then oldest first.
     *
     * @param urgentOnly excludes routine notices
     */
    List<Delivery> listDue(Medium medium, int limit, boolean urgentOnly) {
        var due = new ArrayList<Delivery>();
        int priorities = urgentOnly ? NoticeKind.Timing.ROUTINE.priority() : PRIORITIES;
        for (int priority = 0; priority < priorities && due.size() < limit; priority++) {
            due.addAll(deliveries.list(Query.where("state", State.WAITING).and("means", medium).and("priority", priority)
                    .before("notBefore", clock.instant().plusMillis(1)).ascending("notBefore").limit(limit - due.size())));
        }
        return due;
    }

    /** Lists deliveries whose sender started and never finished. */
    List<Delivery> listAbandoned(Medium medium, int limit) {
        var abandoned = new ArrayList<Delivery>();
        for (int priority = 0; priority < PRIORITIES; priority++) {
            deliveries
                    .list(Query.where("state", State.SENDING).and("means", medium).and("priority", priority).ascending("notBefore")
                            .limit(limit))
                    .stream()
                    .filter(delivery -> delivery.leaseUntil() != null && delivery.leaseUntil().isBefore(clock.instant()))
                    .forEach(abandoned::add);
        }
        return abandoned;
    }

    /** Lists undelivered notices, latest first. */
    public List<Delivery> listUndelivered(int limit) {
        var undelivered = new ArrayList<Delivery>();
        for (Medium medium : Medium.values()) {
            for (int priority = 0; priority < PRIORITIES; priority++) {
                undelivered.addAll(deliveries.list(Query.where("state", State.UNDELIVERED).and("means", medium).and("priority", priority)
                        .descending("notBefore").limit(limit)));
            }
        }
        undelivered.sort(Comparator.comparing(Delivery::notBefore).reversed());
        return List.copyOf(undelivered.subList(0, Math.min(limit, undelivered.size())));
    }

    /** Claims a delivery until the lease runs out; empty if another sender has claimed it. */
    Optional<Delivery> claim(Delivery delivery) {
        Instant until = clock.instant().plus(LEASE);
        return deliveries.replace(delivery.claimedUntil(until)) ? deliveries.find(delivery.id()) : Optional.empty();
    }

    public Delivery update(String id, UnaryOperator<Delivery> change) {
        return deliveries.change(id, change);
    }
}
