package org.curbstop.assistance.referrals;

/** Result of requesting a referral. */
public sealed interface ReferralResult {

    record Referred(Referral referral) implements ReferralResult {}

    /** The same request was made before. */
    record Duplicate(Referral referral) implements ReferralResult {}

    /** A referral of the account for this program is already open. */
    record AlreadyOpen(Referral referral) implements ReferralResult {}

    /** No applications are accepted now. */
    record Closed(Reason why) implements ReferralResult {
        public enum Reason { PROGRAM, SEASON, AGENCY }
    }

    record Refused(Reason why) implements ReferralResult {
        public enum Reason {
            /** The account is not theirs or does not exist: both look the same. */
            NOT_YOURS,
            NO_SUCH_PROGRAM,
            /** Applications go to the utility itself. */
            NOT_BY_AGENCY,
            NO_SUCH_AGENCY
        }
    }
}
