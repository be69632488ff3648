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

/** The same said of many outages; what is empty stays as it is with each. */
public record BulkUpdate(Optional<OutageCause> cause, Optional<CrewStatus> crew, Optional<OutageUpdate.EtrUpdate> etr) {

    public OutageUpdate of(Outage outage) {
        return new OutageUpdate(cause.orElse(outage.cause()), crew.orElse(outage.crew()), etr);
    }

    public boolean isEmpty() {
        return cause.isEmpty() && crew.isEmpty() && etr.isEmpty();
    }

    /**
     * What would become of it.
     *
     * @param outages that would change, and {@code households} that have reported them
     * @param messages each that would be sent, with the count of all who would get it
     */
    public record BulkPreview(int outages, int households, List<OutageAnnouncement> messages) {
        public int recipients() {
            return messages.stream().mapToInt(OutageAnnouncement::recipients).sum();
        }
    }

    /**
     * @param steps what was changed
     * @param notified reports with a number that a message goes to
     * @param refused of how many outages for which reason
     */
    public record BulkResult(List<BulkStep> steps, int notified, Map<StaffOutageRefusal, Integer> refused) {}

    /** @param version that the outage has since, by which is seen whether anybody has changed it again */
    public record BulkStep(OutageId outage, long version, OutageCause causeBefore, CrewStatus crewBefore) {}
}
