package org.curbstop.web.messages;

import org.curbstop.common.ReferenceNumber;
import org.curbstop.grievances.Grievance;
import org.curbstop.grievances.GrievanceMatter;
import org.curbstop.grievances.GrievanceOutcome;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;

/** Describes bill disputes and complaints, for staff and customers. */
public final class GrievanceText {

    private GrievanceText() {}

    /** Returns the kind, subject and number of a grievance. */
    public static String about(Grievance grievance) {
        return switch (grievance.matter()) {
            case GrievanceMatter.BillDispute dispute -> I18n.text("grievance.dispute", I18n.date(dispute.billed()),
                    ReferenceNumber.grouped(grievance.number()));
            case GrievanceMatter.Complaint complaint -> I18n.text("grievance.complaint",
                    I18n.text("complaint.subject", complaint.subject()), ReferenceNumber.grouped(grievance.number()));
        };
    }

    public static StatusChip state(Grievance grievance) {
        return switch (grievance.state()) {
            case Grievance.State.Open _ -> new StatusChip(StatusChip.Tone.WAIT, I18n.text("grievance.open"));
            case Grievance.State.Answered answer -> new StatusChip(
                    answer.outcome() == GrievanceOutcome.NOT_UPHELD ? StatusChip.Tone.PLAIN : StatusChip.Tone.GOOD,
                    I18n.text("grievance.outcome", answer.outcome()));
            case Grievance.State.Closed _ -> new StatusChip(StatusChip.Tone.PLAIN, I18n.text("grievance.closed"));
        };
    }
}
