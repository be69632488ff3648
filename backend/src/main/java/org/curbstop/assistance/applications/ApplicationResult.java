package org.curbstop.assistance.applications;

import java.util.List;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.assistance.referrals.ReferralResult;
import org.curbstop.common.Money;

/** Result of applying, or of an action on an application. */
public sealed interface ApplicationResult {

    /** Accepted, or changed as requested. */
    record Done(AssistanceApplication application) implements ApplicationResult {}

    /** The same request was made before. */
    record Duplicate(AssistanceApplication application) implements ApplicationResult {}

    /** An application for this account and program is already open. */
    record AlreadyOpen(AssistanceApplication application) implements ApplicationResult {}

    /** No applications are accepted now. */
    record Closed(ReferralResult.Closed.Reason why) implements ApplicationResult {}

    /** The action does not apply to an application in this state. */
    record NotAllowedInState(ApplicationState state) implements ApplicationResult {}

    /** The input is invalid; {@code code} is a message key. */
    record InvalidInput(String code) implements ApplicationResult {}

    /**
     * The amount exceeds what the program gives one account in its period.
     *
     * @param left amount that can still be granted
     */
    record OverLimit(Money left) implements ApplicationResult {}

    /**
     * Documents are missing, and the approval does not say to proceed without them.
     *
     * @param documents keys of the documents in the program file
     */
    record DocumentsMissing(List<String> documents) implements ApplicationResult {}

    /** Recorded as the first of two approvals; this amount requires a second person. */
    record SecondApprovalNeeded(AssistanceApplication application) implements ApplicationResult {}

    /** Refused. An account that is not theirs and one that does not exist look the same. */
    record Refused(Reason why) implements ApplicationResult {
        public enum Reason {
            NOT_YOURS,
            NO_SUCH_PROGRAM,
            /** Applications go to an agency. */
            NOT_BY_US
        }
    }
}
