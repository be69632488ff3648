package org.curbstop.arrangements;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.common.Money;
import org.curbstop.utility.UtilityService;

/** One condition for a disconnection, as a policy pack lists it. All have to hold before a person may even be asked. */
sealed interface ShutOffRule {

    String source();

    /** @param threat the notice that is out, and what still stops it */
    RuleAnswer test(Standing standing, Threat threat, Workdays workdays);

    /**
     * The notice that is out.
     *
     * @param stops what is left of the amount that stops it
     * @param proved the day by which it is proved to have reached all whom it must reach; absent: not all of them
     * @param unproved the first whom it is not proved to have reached
     * @param afterBreach it went out after a plan was broken
     */
    record Threat(LocalDate notBefore, LocalDate lastDay, Money stops, Optional<LocalDate> proved, Optional<Addressee.Role> unproved, boolean afterBreach) {}

    /** Something is left that would stop it. */
    record StillOwed(String source) implements ShutOffRule {
        @Override
        public RuleAnswer test(Standing standing, Threat threat, Workdays workdays) {
            return RuleAnswer.of("still-owed", threat.stops().isPositive(), source, "owed", threat.stops());
        }
    }

    /** Past due for at least so many days. */
    record OverdueDays(int days, String source) implements ShutOffRule {
        @Override
        public RuleAnswer test(Standing standing, Threat threat, Workdays workdays) {
            Optional<LocalDate> since = standing.debt().oldestDue().filter(due -> due.isBefore(standing.day()));
            boolean held = since.map(due -> standing.day().isAfter(due.plusDays(days))).orElse(false);
            return RuleAnswer.of("overdue-days", held, source, "since", since, "days", days);
        }
    }

    /**
     * More than so much past due and not disputed; less only of accounts billed seldom or where it is old.
     *
     * @param combined the amount where water and sewer are billed together
     * @param unlessOlderThanDays that old, any amount will do
     * @param unlessBilledAtMost that seldom a year, any amount will do
     */
    record OverdueMoreThan(Money amount, Optional<Money> combined, Optional<Integer> unlessOlderThanDays, Optional<Integer> unlessBilledAtMost, String source)
            implements ShutOffRule {
        @Override
        public RuleAnswer test(Standing standing, Threat threat, Workdays workdays) {
            Money limit = combined.filter(both -> standing.services().containsAll(Set.of(UtilityService.WATER, UtilityService.SEWER))).orElse(amount);
            Money owed = standing.debt().undisputedPastDue();
            boolean old = unlessOlderThanDays.flatMap(days -> standing.debt().oldestDue().map(due -> standing.day().isAfter(due.plusDays(days)))).orElse(false);
            boolean seldom = unlessBilledAtMost.map(most -> standing.billing().aYear() <= most).orElse(false);
            boolean held = owed.compareTo(limit) > 0 || owed.isPositive() && (old || seldom);
            return RuleAnswer.of("overdue-more-than", held, source, "overdue", owed, "amount", limit, "since", standing.debt().oldestDue());
        }
    }

    /** The notice's own day has come and it has reached all whom it must reach, early enough; and it is not too old. */
    record NoticeGiven(ArrangementRules.NoticeTimes times) implements ShutOffRule {
        @Override
        public String source() {
            return times.source();
        }

        @Override
        public RuleAnswer test(Standing standing, Threat threat, Workdays workdays) {
            LocalDate day = standing.day();
            int days = times.days(standing.customerClass());
            Optional<LocalDate> from = threat.proved().map(proved -> threat.afterBreach() && times.afterBreach().isPresent()
                    ? workdays.after(proved, times.afterBreach().get())
                    : proved.plusDays(days));
            boolean held = from.isPresent() && !from.get().isAfter(day) && !day.isBefore(threat.notBefore()) && !day.isAfter(threat.lastDay());
            return RuleAnswer.of("notice-given", held, source(), "not-before", threat.notBefore(), "until", threat.lastDay(), "proved", threat.proved(), "days", days,
                    "from", from, "missing", missing(threat, from, day), "to", threat.unproved().map(Enum::name));
        }

        /** What to do something about, singly. */
        private static String missing(Threat threat, Optional<LocalDate> from, LocalDate day) {
            if (day.isAfter(threat.lastDay())) {
                return "old";
            }
            if (from.isEmpty()) {
                return "proof";
            }
            return from.get().isAfter(day) ? "days" : "day";
        }
    }

    /** No hold stands, of whatever kind. */
    record NoHold(String source) implements ShutOffRule {
        @Override
        public RuleAnswer test(Standing standing, Threat threat, Workdays workdays) {
            Optional<Map.Entry<Hold.Kind, LocalDate>> hold = standing.holds().entrySet().stream().min(Map.Entry.comparingByKey());
            return RuleAnswer.of("no-hold", hold.isEmpty(), source, "hold", hold.map(Map.Entry::getKey).map(Hold.Kind::name),
                    "until", hold.map(Map.Entry::getValue).filter(until -> until.isBefore(Hold.NO_END)));
        }
    }

    /** No arrangement is running. */
    record NoPlan(String source) implements ShutOffRule {
        @Override
        public RuleAnswer test(Standing standing, Threat threat, Workdays workdays) {
            return RuleAnswer.of("no-plan", standing.past().running().isEmpty(), source);
        }
    }

    /** Nobody there is registered as depending on a device. */
    record NoDevice(String source) implements ShutOffRule {
        @Override
        public RuleAnswer test(Standing standing, Threat threat, Workdays workdays) {
            Optional<Particulars.Device> device = standing.particulars().deviceOn(standing.day());
            return RuleAnswer.of("no-device", device.isEmpty(), source, "device", device.map(Particulars.Device::what), "until", device.map(Particulars.Device::until));
        }
    }

    /** No payment is on its way. */
    record NothingPending(String source) implements ShutOffRule {
        @Override
        public RuleAnswer test(Standing standing, Threat threat, Workdays workdays) {
            return RuleAnswer.of("nothing-pending", !standing.debt().pending(), source);
        }
    }

    /** Not in these months, of these customers: a season that may go over New Year; its first and last day belong to it. */
    record OutOfSeason(MonthDay from, MonthDay until, Set<CustomerClass> classes, String source) implements ShutOffRule {
        @Override
        public RuleAnswer test(Standing standing, Threat threat, Workdays workdays) {
            MonthDay day = MonthDay.from(standing.day());
            boolean within = from.isAfter(until)
                    ? !day.isBefore(from) || !day.isAfter(until)
                    : !day.isBefore(from) && !day.isAfter(until);
            return RuleAnswer.of("out-of-season", !(within && classes.contains(standing.customerClass())), source, "from", from.toString(), "until", until.toString());
        }
    }

    /** On a day on which the office is open; and, where the pack says so, the next day too, so that a mistake can be mended. */
    record OnWorkday(boolean nextDayToo, String source) implements ShutOffRule {
        @Override
        public RuleAnswer test(Standing standing, Threat threat, Workdays workdays) {
            boolean held = workdays.isWorkday(standing.day()) && (!nextDayToo || workdays.isWorkday(standing.day().plusDays(1)));
            return RuleAnswer.of("on-workday", held, source, "day", standing.day());
        }
    }
}
