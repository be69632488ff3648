package org.curbstop.cases;

import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Level;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.outages.HazardReported;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A danger that was named with an outage stands first in the queue of staff. */
@Component
final class DangersToTheDesk {

    private final HandOffs handOffs;

    DangersToTheDesk(HandOffs handOffs) {
        this.handOffs = handOffs;
    }

    @EventListener
    void on(HazardReported reported) {
        List<String> dangers = reported.hazards().stream().map(Enum::name).sorted().toList();
        handOffs.raise(new Packet(
                "hazard:" + reported.report() + "/" + String.join("+", dangers), Packet.Kind.HAZARD, Channel.SYSTEM, reported.callback(), Optional.empty(),
                Optional.empty(), Level.NONE, "report-outage", dangers,
                reported.place().map(place -> List.of(new Packet.Line(true, place))).orElse(List.of()), Language.ENGLISH, Optional.empty()));
    }
}
