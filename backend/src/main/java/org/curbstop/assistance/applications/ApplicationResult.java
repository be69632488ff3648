package org.curbstop.assistance.applications;

import java.util.List;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.assistance.referrals.ReferralResult;
import org.curbstop.common.Money;

/** What came of an application, or of what was done about one. */
public sealed interface ApplicationResult {

    /** Taken, or changed as asked. */
    record Done(AssistanceApplication application) implements ApplicationResult {}

    /** The same request came before. */
    record Duplicate(AssistanceApplication application) implements ApplicationResult {}

    /** One for this account and program is open already. */
    record AlreadyOpen(AssistanceApplication application) implements ApplicationResult {}

    /** No applications are taken now. */
    record Closed(ReferralResult.Closed.Reason why) implements ApplicationResult {}

    /** The action does not apply to an application in this state. */
    record NotAllowedInState(ApplicationState state) implements ApplicationResult {}

    /** What was given cannot be; {@code code} is a message key. */
    record InvalidInput(String code) implements ApplicationResult {}

    /** More than the program gives one account in its period. @param left what it may still give */
    record OverLimit(Money left) implements ApplicationResult {}

    /** Documents are missing, and nobody said to go on without them. @param documents keys of the program file */
    record DocumentsMissing(List<String> documents) implements ApplicationResult {}

    /** Noted as the first of two: so much takes a second person. */
    record SecondApprovalNeeded(AssistanceApplication application) implements ApplicationResult {}

    /** Not theirs, or none of that name: both look the same. */
    record Refused(Reason why) implements ApplicationResult {
        public enum Reason {
            NOT_YOURS,
            NO_SUCH_PROGRAMME,
            /** One applies for it with an agency. */
            NOT_BY_US
        }
    }
}
