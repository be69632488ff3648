package org.curbstop.assistance.referrals;

import java.time.LocalDate;
import java.util.List;
import org.curbstop.assistance.DenialReason;
import org.curbstop.common.Money;

/** An action on a referral. */
public sealed interface ReferralAction {

    record Receive() implements ReferralAction {}

    record RequestDocuments(List<String> documents) implements ReferralAction {
        public RequestDocuments {
            documents = List.copyOf(documents);
        }
    }

    record Approve(Money pledge, LocalDate until) implements ReferralAction {}

    record Pay(Money amount, String remittance) implements ReferralAction {}

    record Deny(DenialReason why) implements ReferralAction {}

    record Withdraw() implements ReferralAction {}

    /** The deadline for an answer or a pledge has passed. */
    record Expire() implements ReferralAction {}
}
