package org.curbstop.arrangements.rules;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.arrangements.AccountFlags;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.NoticeAddressee;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.common.Money;
import org.curbstop.utility.BusinessCalendar;
import org.curbstop.utility.ServiceType;

/** One condition for a disconnection, as listed in a policy pack. All must hold before a person is even asked to decide. */
public sealed interface DisconnectionRule {

    String source();

    /** @param notice the open notice and the amount that still prevents the disconnection */
    PolicyRuleResult check(CreditStanding standing, OpenNotice notice, BusinessCalendar calendar);

    /**
     * The open notice.
     *
     * @param amountDue unpaid part of the amount that prevents the disconnection
     * @param deliveredToAllBy day by which delivery to every addressee is proved; empty if not to all
     * @param firstUndelivered first addressee without a proof of delivery
     * @param afterBreach whether it was issued after a broken arrangement
     */
    record OpenNotice(LocalDate notBefore, LocalDate lastDay, Money amountDue, Optional<LocalDate> deliveredToAllBy,
            Optional<NoticeAddressee.Role> firstUndelivered, boolean afterBreach) {}

    /** The amount that would prevent the disconnection is not fully paid. */
    record StillOwed(String source) implements DisconnectionRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, OpenNotice notice, BusinessCalendar calendar) {
            return PolicyRuleResult.of("still-owed", notice.amountDue().isPositive(), source, "owed", notice.amountDue());
        }
    }

    /** Past due for more than this many days. */
    record OverdueDays(int days, String source) implements DisconnectionRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, OpenNotice notice, BusinessCalendar calendar) {
            Optional<LocalDate> since = standing.debt().oldestDue().filter(due -> due.isBefore(standing.day()));
            boolean held = since.map(due -> standing.day().isAfter(due.plusDays(days))).orElse(false);
            return PolicyRuleResult.of("overdue-days", held, source, "since", since, "days", days);
        }
    }

    /**
     * The undisputed past-due amount exceeds a limit; any amount is enough if the account is billed rarely or the debt is old.
     *
     * @param combined limit where water and sewer are billed together
     * @param unlessOlderThanDays age of the debt beyond which any amount is enough
     * @param unlessBilledAtMost number of bills per year up to which any amount is enough
     */
    record OverdueMoreThan(Money amount, Optional<Money> combined, Optional<Integer> unlessOlderThanDays,
            Optional<Integer> unlessBilledAtMost, String source)
            implements DisconnectionRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, OpenNotice notice, BusinessCalendar calendar) {
            Money limit = combined.filter(both -> standing.services().containsAll(Set.of(ServiceType.WATER, ServiceType.SEWER)))
                    .orElse(amount);
            Money owed = standing.debt().undisputedPastDue();
            boolean old = unlessOlderThanDays
                    .flatMap(days -> standing.debt().oldestDue().map(due -> standing.day().isAfter(due.plusDays(days)))).orElse(false);
            boolean seldom = unlessBilledAtMost.map(most -> standing.billing().billsPerYear() <= most).orElse(false);
            boolean held = owed.compareTo(limit) > 0 || owed.isPositive() && (old || seldom);
            return PolicyRuleResult.of("overdue-more-than", held, source, "overdue", owed, "amount", limit, "since",
                    standing.debt().oldestDue());
        }
    }

    /** The first day of the notice has come, it reached every addressee early enough, and it has not expired. */
    record NoticeGiven(ArrangementRules.NoticePeriods times) implements DisconnectionRule {
        @Override
        public String source() {
            return times.source();
        }

        @Override
        public PolicyRuleResult check(CreditStanding standing, OpenNotice notice, BusinessCalendar calendar) {
            LocalDate day = standing.day();
            int days = times.days(standing.customerClass());
            Optional<LocalDate> from = notice.deliveredToAllBy().map(proved -> notice.afterBreach() && times.afterBreach().isPresent()
                    ? calendar.after(proved, times.afterBreach().get())
                    : proved.plusDays(days));
            boolean held = from.isPresent() && !from.get().isAfter(day) && !day.isBefore(notice.notBefore())
                    && !day.isAfter(notice.lastDay());
            return PolicyRuleResult.of("notice-given", held, source(), "not-before", notice.notBefore(), "until", notice.lastDay(),
                    "proved", notice.deliveredToAllBy(), "days", days,
                    "from", from, "missing", missing(notice, from, day), "to", notice.firstUndelivered().map(Enum::name));
        }

        /** Returns the single thing that is missing. */
        private static String missing(OpenNotice notice, Optional<LocalDate> from, LocalDate day) {
            if (day.isAfter(notice.lastDay())) {
                return "old";
            }
            if (from.isEmpty()) {
                return "proof";
            }
            return from.get().isAfter(day) ? "days" : "day";
        }
    }

    /** No hold of any kind is in force. */
    record NoHoldInForce(String source) implements DisconnectionRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, OpenNotice notice, BusinessCalendar calendar) {
            Optional<Map.Entry<Hold.Kind, LocalDate>> hold = standing.holds().entrySet().stream().min(Map.Entry.comparingByKey());
            return PolicyRuleResult.of("no-hold", hold.isEmpty(), source, "hold", hold.map(Map.Entry::getKey).map(Hold.Kind::name),
                    "until", hold.map(Map.Entry::getValue).filter(until -> until.isBefore(Hold.NO_END)));
        }
    }

    /** No arrangement is running. */
    record NoArrangement(String source) implements DisconnectionRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, OpenNotice notice, BusinessCalendar calendar) {
            return PolicyRuleResult.of("no-plan", standing.history().running().isEmpty(), source);
        }
    }

    /** No medical device is registered. */
    record NoDevice(String source) implements DisconnectionRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, OpenNotice notice, BusinessCalendar calendar) {
            Optional<AccountFlags.MedicalDevice> device = standing.flags().deviceOn(standing.day());
            return PolicyRuleResult.of("no-device", device.isEmpty(), source, "device", device.map(AccountFlags.MedicalDevice::what),
                    "until", device.map(AccountFlags.MedicalDevice::until));
        }
    }

    /** No payment is on its way. */
    record NothingPending(String source) implements DisconnectionRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, OpenNotice notice, BusinessCalendar calendar) {
            return PolicyRuleResult.of("nothing-pending", !standing.debt().pending(), source);
        }
    }

    /** The season in which these customers are protected is not running. It includes its first and last day and may span New Year. */
    record OutsideProtectedSeason(MonthDay from, MonthDay until, Set<CustomerClass> classes, String source) implements DisconnectionRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, OpenNotice notice, BusinessCalendar calendar) {
            MonthDay day = MonthDay.from(standing.day());
            boolean within = from.isAfter(until) ? !day.isBefore(from) || !day.isAfter(until) : !day.isBefore(from) && !day.isAfter(until);
            return PolicyRuleResult.of("out-of-season", !(within && classes.contains(standing.customerClass())), source, "from",
                    from.toString(), "until", until.toString());
        }
    }

    /** The office is open on that day and, if the policy pack requires it, on the next day too, so that a mistake can be corrected. */
    record OnWorkday(boolean nextDayToo, String source) implements DisconnectionRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, OpenNotice notice, BusinessCalendar calendar) {
            boolean held = calendar.isWorkday(standing.day()) && (!nextDayToo || calendar.isWorkday(standing.day().plusDays(1)));
            return PolicyRuleResult.of("on-workday", held, source, "day", standing.day());
        }
    }
}
