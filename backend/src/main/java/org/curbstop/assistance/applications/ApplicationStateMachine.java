package org.curbstop.assistance.applications;

import java.util.List;
import java.util.Optional;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.assistance.ApplicationState.Approved;
import org.curbstop.assistance.ApplicationState.Complete;
import org.curbstop.assistance.ApplicationState.Declined;
import org.curbstop.assistance.ApplicationState.NeedsDocuments;
import org.curbstop.assistance.ApplicationState.Withdrawn;

/** State machine of an application. */
public final class ApplicationStateMachine {

    private ApplicationStateMachine() {}

    static ApplicationState initial(List<String> missing) {
        return missing.isEmpty() ? new Complete() : new NeedsDocuments(missing);
    }

    /** Returns the next state, the same state if nothing changes, or empty if the action is not allowed. */
    public static Optional<ApplicationState> next(ApplicationState now, ApplicationAction action) {
        return switch (now) {
            case Complete _, NeedsDocuments _ -> open(now, action);
            case Approved approved ->
                    same(approved, action instanceof ApplicationAction.Approve again && approved.amount().equals(again.amount()));
            case Declined declined -> same(declined, action instanceof ApplicationAction.Decline again && declined.why() == again.why());
            case Withdrawn withdrawn -> same(withdrawn, action instanceof ApplicationAction.Withdraw);
        };
    }

    private static Optional<ApplicationState> open(ApplicationState now, ApplicationAction action) {
        return Optional.of(switch (action) {
            case ApplicationAction.AddDocument give -> given(now, give.document());
            case ApplicationAction.RequestDocuments need -> initial(need.documents());
            // also while a document is missing: staff may have seen it
            case ApplicationAction.Approve approve -> new Approved(approve.amount());
            case ApplicationAction.Decline decline -> new Declined(decline.why());
            case ApplicationAction.Withdraw withdraw -> new Withdrawn();
        });
    }

    private static ApplicationState given(ApplicationState now, String document) {
        return now instanceof NeedsDocuments needs && needs.documents().contains(document)
                ? initial(needs.documents().stream().filter(each -> !each.equals(document)).toList())
                : now;
    }

    private static Optional<ApplicationState> same(ApplicationState now, boolean repeated) {
        return repeated ? Optional.of(now) : Optional.empty();
    }
}
