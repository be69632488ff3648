package org.curbstop.assistance;

import java.util.List;
import java.util.Optional;
import org.curbstop.assistance.ApplicationState.Approved;
import org.curbstop.assistance.ApplicationState.Complete;
import org.curbstop.assistance.ApplicationState.Declined;
import org.curbstop.assistance.ApplicationState.NeedsDocuments;
import org.curbstop.assistance.ApplicationState.Withdrawn;

/** The life of an application, as one function. */
final class ApplicationCourse {

    private ApplicationCourse() {}

    static ApplicationState begin(List<String> missing) {
        return missing.isEmpty() ? new Complete() : new NeedsDocuments(missing);
    }

    /** Where the step leads; the same state where it changes nothing; empty where it cannot be taken. */
    static Optional<ApplicationState> next(ApplicationState now, ApplicationStep step) {
        return switch (now) {
            case Complete complete -> open(now, step);
            case NeedsDocuments needs -> open(now, step);
            case Approved approved -> same(approved, step instanceof ApplicationStep.Approve again && approved.amount().equals(again.amount()));
            case Declined declined -> same(declined, step instanceof ApplicationStep.Decline again && declined.why() == again.why());
            case Withdrawn withdrawn -> same(withdrawn, step instanceof ApplicationStep.Withdraw);
        };
    }

    private static Optional<ApplicationState> open(ApplicationState now, ApplicationStep step) {
        return Optional.of(switch (step) {
            case ApplicationStep.Give give -> given(now, give.document());
            case ApplicationStep.Need need -> begin(need.documents());
            case ApplicationStep.Approve approve -> new Approved(approve.amount()); // also while a paper is missing: staff may have seen it
            case ApplicationStep.Decline decline -> new Declined(decline.why());
            case ApplicationStep.Withdraw withdraw -> new Withdrawn();
        });
    }

    private static ApplicationState given(ApplicationState now, String document) {
        return now instanceof NeedsDocuments needs && needs.documents().contains(document)
                ? begin(needs.documents().stream().filter(each -> !each.equals(document)).toList())
                : now;
    }

    private static Optional<ApplicationState> same(ApplicationState now, boolean repeated) {
        return repeated ? Optional.of(now) : Optional.empty();
    }
}
