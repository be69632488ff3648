package org.curbstop.arrangements.holds;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.plans.ArrangementEnrollment;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.assistance.PledgeEnded;
import org.curbstop.assistance.PledgePromised;
import org.curbstop.assistance.ProtectionGranted;
import org.curbstop.common.Actor;
import org.curbstop.grievances.GrievanceAnswered;
import org.curbstop.grievances.GrievanceFiled;
import org.curbstop.grievances.GrievanceId;
import org.curbstop.grievances.GrievanceMatter;
import org.curbstop.grievances.GrievanceOutcome;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Places, extends and lifts holds after events about pledges, protections and bill disputes. */
@Component
public final class HoldEventListener {

    private final Holds holds;
    private final ArrangementRules rules;
    private final ArrangementEnrollment.BusinessClock clock;

    public HoldEventListener(Holds holds, ArrangementRules rules, ArrangementEnrollment.BusinessClock businessClock) {
        this.holds = holds;
        this.rules = rules;
        this.clock = businessClock;
    }

    @EventListener
    void on(PledgePromised promised) {
        holds.place(pledgeKey(promised.referral().value()), promised.account(),
                new Holds.HoldClaim(Hold.Kind.PLEDGE, promised.agency(), Optional.of(promised.amount()), Optional.of(promised.until())),
                Actor.SYSTEM);
    }

    @EventListener
    void on(PledgeEnded ended) {
        holds.liftByKey(pledgeKey(ended.referral().value()), ended.account(), Hold.Kind.PLEDGE, ended.why().name());
    }

    /** An approved protection is certified: it holds from the day of the decision for the maximum length of one certificate. */
    @EventListener
    void on(ProtectionGranted granted) {
        LocalDate day = LocalDate.ofInstant(granted.at(), clock.clock().getZone());
        holds.placeProtection("protection:" + granted.application().value(), granted.account(), granted.programme(),
                day.plusDays(rules.holds().medical().certificateDays()));
    }

    /** Nothing is shut off for the disputed amount until the dispute is answered. */
    @EventListener
    void on(GrievanceFiled filed) {
        if (filed.matter() instanceof GrievanceMatter.BillDispute dispute) {
            filed.from().account().ifPresent(account -> holds.place(disputeKey(filed.id()), account, new Holds.HoldClaim(Hold.Kind.DISPUTE,
                    filed.number(), Optional.of(dispute.disputed()), Optional.of(Hold.NO_END)), Actor.SYSTEM));
        }
    }

    /** If the dispute is upheld, the amount is no longer owed; otherwise the hold lasts for the time to appeal. */
    @EventListener
    void on(GrievanceAnswered answered) {
        if (answered.matter() instanceof GrievanceMatter.BillDispute) {
            if (answered.answer().outcome() == GrievanceOutcome.UPHELD) {
                answered.from().account().ifPresent(
                        account -> holds.liftByKey(disputeKey(answered.id()), account, Hold.Kind.DISPUTE, answered.number()));
            } else {
                holds.endOn(disputeKey(answered.id()), answered.holdUntil());
            }
        }
    }

    private static String disputeKey(GrievanceId id) {
        return "bill-dispute:" + id;
    }

    private static String pledgeKey(String referral) {
        return "pledge:" + referral;
    }
}
