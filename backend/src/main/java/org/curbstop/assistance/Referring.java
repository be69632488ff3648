package org.curbstop.assistance;

/** What came of asking for a referral. */
public sealed interface Referring {

    /** @param waitingList the agency takes names for later only */
    record Referred(Referral referral, boolean waitingList) implements Referring {}

    /** The same request came before. */
    record Again(Referral referral) implements Referring {}

    /** The account is with the agency for this programme already. */
    record AlreadyOpen(Referral referral) implements Referring {}

    /** Nobody takes applications now. */
    record Closed(Why why) implements Referring {
        public enum Why { PROGRAMME, SEASON, AGENCY }
    }

    record Refused(Why why) implements Referring {
        public enum Why {
            /** The account is not theirs, or there is none: both look the same. */
            NOT_YOURS,
            NO_SUCH_PROGRAMME,
            /** One applies for it with the utility itself. */
            NOT_BY_AGENCY,
            NO_SUCH_AGENCY
        }
    }
}
