package org.curbstop.arrangements.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.common.Money;

/** Rules of one policy pack on arrangements, disconnection and holds, as read from its {@code arrangements.yaml}. */
public record ArrangementRules(PlanTerms plan, Optional<ExtensionRules> extension, ConfirmationRules confirmation, BreachRules breach,
        DisconnectionRules disconnection, HoldRules holds) {

    /** Which debt is covered: everything owed, or only what is past due; the rest then stays due on its own date. */
    public enum DebtScope { BALANCE, PAST_DUE }

    /**
     * @param answerWorkdays business days for staff to answer an exception request
     * @param refusal what a customer who is refused can do
     * @param referral who decides if no agreement is reached, if not the utility itself
     */
    public record PlanTerms(
            DebtScope covers, List<PlanRule> rules, FirstPaymentRule first, RemainingPaymentsRule remaining,
            List<ArrangementEndRule> endRules, int answerWorkdays, List<String> refusal,
            Optional<Referral> referral) {}

    /**
     * The body that decides if no agreement is reached.
     *
     * @param phone as it is printed
     */
    public record Referral(String name, String address, String phone, String source) {}

    /** First payment: a percentage of the total, rounded up to the cent, but at least {@code min}. */
    public record FirstPaymentRule(BigDecimal percent, Money min, int withinDays, String source) {}

    /** @param gapDays minimum number of days between the first payment and the next */
    public record RemainingPaymentsRule(int maxCount, Money min, int gapDays, String source) {}

    /** One payment of the whole amount at a later date. */
    public record ExtensionRules(List<PlanRule> rules, List<ArrangementEndRule> endRules) {}

    /**
     * The confirmation letter.
     *
     * @param workdays business days within which it is mailed or delivered
     * @param fromPayments minimum number of payments of an arrangement that needs a letter
     * @param by delivery methods that count
     * @param mailNeedsConsent whether an email counts only for customers with paperless billing
     * @param binding whether a breach counts even without the letter
     */
    public record ConfirmationRules(int workdays, int fromPayments, Set<Arrangement.DeliveryMethod> by, boolean mailNeedsConsent,
            boolean binding, String source) {}

    /**
     * When an arrangement is broken.
     *
     * @param graceDays days by which a payment may be late
     * @param newBills whether new bills must be paid on time as well
     * @param remindDays days before the due date on which a reminder is sent
     */
    public record BreachRules(int graceDays, boolean newBills, int remindDays, String source) {}

    public record DisconnectionRules(DebtScope covers, NoticePeriods notice, Set<NoticeAddressee.Role> recipients,
            List<DisconnectionRule> rules, List<String> rights, Optional<ReconnectionPromiseRule> reconnectionPromise,
            Optional<ReconnectionDeadline> reconnectionDeadline) {}

    /**
     * Notice periods in days.
     *
     * @param afterBreach business days for a notice after a broken arrangement; empty if the normal period applies
     * @param goodForDays days after which a notice expires
     */
    public record NoticePeriods(int residential, int other, Optional<Integer> afterBreach, int goodForDays, String source) {

        public int days(CustomerClass customerClass) {
            return customerClass == CustomerClass.RESIDENTIAL ? residential : other;
        }
    }

    /** Reconnection on a promise: after the first shut-off in {@code months}, {@code percent} of the balance within {@code workdays}. */
    public record ReconnectionPromiseRule(int months, BigDecimal percent, int workdays, String source) {}

    /** @param hours hours within which service is restored after the amount was paid or arranged */
    public record ReconnectionDeadline(int hours, String source) {}

    public record HoldRules(MedicalHoldRules medical, Optional<Integer> disputeDays, int pendingWorkdays, int warnWorkdays,
            String source) {}

    /**
     * Medical holds: an oral claim first, then a written certificate.
     *
     * @param claimWorkdays minimum length of a claim in business days
     * @param writtenDays days until the written certificate is due; a claim lasts at least that long
     * @param certificateDays maximum length of a certificate in days
     * @param certificates maximum number of certificates in a row
     */
    public record MedicalHoldRules(int claimWorkdays, int writtenDays, int certificateDays, int certificates, String source) {}
}
