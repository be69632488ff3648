package org.curbstop.outages.board;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageAnnouncement;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageUpdate;
import org.curbstop.outages.StaffOutages.StaffOutageResult.StaffOutageRefusal;

/** The same update of many outages; an empty field keeps each outage's value. */
public record BulkUpdate(Optional<OutageCause> cause, Optional<CrewStatus> crew, Optional<OutageUpdate.EtrUpdate> etr) {

    public OutageUpdate of(Outage outage) {
        return new OutageUpdate(cause.orElse(outage.cause()), crew.orElse(outage.crew()), etr);
    }

    public boolean isEmpty() {
        return cause.isEmpty() && crew.isEmpty() && etr.isEmpty();
    }

    /**
     * Effect of a bulk update.
     *
     * @param outages number of outages that would change
     * @param households number of households that have reported them
     * @param messages messages that would be sent, each with the number of all its recipients
     */
    public record BulkPreview(int outages, int households, List<OutageAnnouncement> messages) {
        public int recipients() {
            return messages.stream().mapToInt(OutageAnnouncement::recipients).sum();
        }
    }

    /**
     * @param steps changes made
     * @param notified number of reports with a number that a message goes to
     * @param refused number of outages refused, by reason
     */
    public record BulkResult(List<BulkStep> steps, int notified, Map<StaffOutageRefusal, Integer> refused) {}

    /** @param version version after the change, which shows whether anybody has changed it since */
    public record BulkStep(OutageId outage, long version, OutageCause causeBefore, CrewStatus crewBefore) {}
}
