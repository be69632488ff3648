package org.curbstop.outages.meters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Premise;
import org.curbstop.outages.meters.MeterPower.PowerState;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Repository for power states: one document per premise, however much its meter sends. */
@Component
public final class MeterPowerRepository {

    /** Older events say nothing about the present. */
    static final Duration VALID = Duration.ofHours(24);

    final AggregateCollection<MeterPower> power;
    private final Clock clock;

    public MeterPowerRepository(Database database, Clock clock) {
        this.power = database.collection(MeterPower.class, "meter_power", Index.on("network", "state"), Index.on("state", "at"));
        this.clock = clock;
    }

    /** Ids of premises whose meter reports that they are out, and that they have power since {@code since}. */
    public record MeterEvidence(Set<String> out, Set<String> on) {}

    public MeterEvidence findEvidence(String network, Instant since) {
        var out = new HashSet<String>();
        var on = new HashSet<String>();
        Instant oldest = clock.instant().minus(VALID);
        power.forEach(Query.where("network", network).andIn("state", List.of(PowerState.OUT, PowerState.ON)), each -> {
            if (each.at().isAfter(oldest)) {
                if (each.state() == PowerState.OUT) {
                    out.add(each.id().value());
                } else if (each.at().isAfter(since)) {
                    on.add(each.id().value());
                }
            }
        });
        return new MeterEvidence(out, on);
    }

    /** Returns since when the meter reports power again. */
    public Optional<Instant> findPowerBack(Premise premise) {
        return power.find(premise.id().value()).filter(each -> each.state() == PowerState.ON).map(MeterPower::at);
    }

    /** Lists premises whose last gasp is no longer a flicker. */
    List<MeterPower> listLostBefore(Instant bound) {
        return power.list(Query.where("state", PowerState.LOST).before("at", bound).limit(Query.MAX_LIMIT));
    }

    /** Lists premises on a feeder whose last gasp has not been settled by a restoration. */
    List<MeterPower> listOut(String network) {
        var all = new ArrayList<MeterPower>();
        power.forEach(Query.where("network", network).andIn("state", List.of(PowerState.OUT, PowerState.LOST)), all::add);
        return all;
    }

    /** Settles a last gasp by a restoration, unless the meter has reported since. */
    void settle(MeterPower answered) {
        power.change(answered.id().value(), now -> now.at().equals(answered.at()) ? now.with(PowerState.SETTLED) : now);
    }
}
