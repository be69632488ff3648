package org.curbstop.assistance;

import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.Money;

/** What somebody does about a referral. */
sealed interface ReferralStep {

    record Receive() implements ReferralStep {}

    record Need(List<String> documents) implements ReferralStep {
        public Need {
            documents = List.copyOf(documents);
        }
    }

    record Approve(Money pledge, LocalDate until) implements ReferralStep {}

    record Pay(Money amount, String remittance) implements ReferralStep {}

    record Deny(Denial why) implements ReferralStep {}

    record Withdraw() implements ReferralStep {}

    /** The day that an answer or a promise was good for has passed. */
    record Lapse() implements ReferralStep {}
}
