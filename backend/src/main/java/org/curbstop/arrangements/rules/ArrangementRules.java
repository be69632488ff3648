package org.curbstop.arrangements.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.common.Money;

/** The rules of one pack on time to pay, disconnection and holds, as read from its {@code arrangements.yaml}. */
public record ArrangementRules(PlanTerms plan, Optional<ExtensionRules> extension, ConfirmationRules confirmation, BreachRules breach,
        DisconnectionRules disconnection, HoldRules holds) {

    /** What is arranged: all that is owed, or what is past due (then the rest stays due on its own day). */
    public enum DebtScope { BALANCE, PAST_DUE }

    /**
     * @param answerWorkdays within which a person answers what the rules do not take
     * @param refusal what somebody who is refused can do
     * @param referral who decides where no agreement is found, if that is not the utility itself
     */
    public record PlanTerms(
            DebtScope covers, List<PlanRule> rules, FirstPaymentRule first, RemainingPaymentsRule remaining,
            List<ArrangementEndRule> endRules, int answerWorkdays, List<String> refusal,
            Optional<Referral> referral) {}

    /** Who decides where no agreement is found. @param phone as it is printed */
    public record Referral(String name, String address, String phone, String source) {}

    /** The first payment: a share of the total, rounded up to the cent, and never less than {@code least}. */
    public record FirstPaymentRule(BigDecimal percent, Money least, int withinDays, String source) {}

    /** @param gapDays no payment falls due sooner after the first one */
    public record RemainingPaymentsRule(int most, Money least, int gapDays, String source) {}

    /** All in one payment, later. */
    public record ExtensionRules(List<PlanRule> rules, List<ArrangementEndRule> endRules) {}

    /**
     * The letter about an arrangement.
     *
     * @param workdays within which it is mailed or delivered
     * @param fromPayments of arrangements of at least so many payments
     * @param by what counts as such
     * @param mailNeedsConsent whether an e-mail counts only where bills go by e-mail
     * @param binding whether a breach of an arrangement without it counts all the same
     */
    public record ConfirmationRules(int workdays, int fromPayments, Set<Arrangement.DeliveryMethod> by, boolean mailNeedsConsent,
            boolean binding, String source) {}

    /**
     * When a plan is broken.
     *
     * @param graceDays a payment may be late by
     * @param newBills whether bills that come meanwhile have to be paid in time
     * @param remindDays a payment is announced before it is due
     */
    public record BreachRules(int graceDays, boolean newBills, int remindDays, String source) {}

    public record DisconnectionRules(DebtScope covers, NoticePeriods notice, Set<NoticeAddressee.Role> recipients,
            List<DisconnectionRule> rules, List<String> rights, Optional<ReconnectionPromiseRule> reconnectionPromise,
            Optional<ReconnectionDeadline> reconnectionDeadline) {}

    /**
     * How long before.
     *
     * @param afterBreach business days, of a notice after a broken plan; absent: as any other
     * @param goodForDays days after which a notice expires
     */
    public record NoticePeriods(int residential, int other, Optional<Integer> afterBreach, int goodForDays, String source) {

        public int days(CustomerClass customerClass) {
            return customerClass == CustomerClass.RESIDENTIAL ? residential : other;
        }
    }

    /** After a first shut-off in so many months, on a promise of so many percent within so many business days. */
    public record ReconnectionPromiseRule(int months, BigDecimal percent, int workdays, String source) {}

    /** @param hours after what it takes was paid or arranged, within which service is back */
    public record ReconnectionDeadline(int hours, String source) {}

    public record HoldRules(MedicalHoldRules medical, Optional<Integer> disputeDays, int pendingWorkdays, int warnWorkdays,
            String source) {}

    /**
     * In two steps: a claim, by word of mouth, then a certificate in writing.
     *
     * @param claimWorkdays a claim holds at least so many business days
     * @param writtenDays and until the certificate has to be there, in days
     * @param certificateDays a certificate holds at most
     * @param certificates how many in a row
     */
    public record MedicalHoldRules(int claimWorkdays, int writtenDays, int certificateDays, int certificates, String source) {}
}
