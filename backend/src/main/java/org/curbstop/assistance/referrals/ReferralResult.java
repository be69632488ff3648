package org.curbstop.assistance.referrals;

/** What came of asking for a referral. */
public sealed interface ReferralResult {

    /** @param waitingList the agency takes names for later only */
    record Referred(Referral referral, boolean waitingList) implements ReferralResult {}

    /** The same request came before. */
    record Duplicate(Referral referral) implements ReferralResult {}

    /** The account is with the agency for this program already. */
    record AlreadyOpen(Referral referral) implements ReferralResult {}

    /** Nobody takes applications now. */
    record Closed(Reason why) implements ReferralResult {
        public enum Reason { PROGRAMME, SEASON, AGENCY }
    }

    record Refused(Reason why) implements ReferralResult {
        public enum Reason {
            /** The account is not theirs, or there is none: both look the same. */
            NOT_YOURS,
            NO_SUCH_PROGRAMME,
            /** One applies for it with the utility itself. */
            NOT_BY_AGENCY,
            NO_SUCH_AGENCY
        }
    }
}
