package org.curbstop.arrangements.plans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.curbstop.arrangements.ArrangementTerms;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.arrangements.rules.CreditStanding;
import org.curbstop.common.Money;
import org.curbstop.utility.BusinessCalendar;

/**
 * Distributes payments over due dates: the first one on its own day, the others on the day of the month on which the account's bills are
 * due, moved to the next day on which the office is open.
 */
record InstallmentPlanner(ArrangementRules.RemainingPaymentsRule rules, BusinessCalendar calendar) {

    /** Maximum number of payments after the first; the last one is the remainder. */
    private static final int MAX_INSTALLMENTS = 120;

    /** Returns the minimum first payment today, followed by as many payments as rule and calendar allow. */
    InstallmentSchedule propose(CreditStanding standing, Money total, Money first, LocalDate lastDay) {
        LocalDate today = standing.day();
        Money left = total.minus(first);
        if (!left.isPositive()) {
            return InstallmentSchedule.of(new Installment(today, total));
        }
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day : dates(standing, today, rules.maxCount())) {
            if (day.isAfter(lastDay)) {
                break;
            }
            days.add(workday(day, lastDay, days.isEmpty() ? today : days.getLast()));
        }
        while (days.size() > 1 && each(left, days.size()).compareTo(rules.min()) < 0) {
            days.removeLast();
        }
        if (days.isEmpty()) {
            LocalDate end = calendar.onOrBefore(lastDay); // no due date before the end: the remainder is due by then
            return end.isAfter(today) ? spread(today, first, List.of(end), left) : InstallmentSchedule.of(new Installment(today, total));
        }
        return spread(today, first, days, left);
    }

    /** Returns the requested schedule, whether within the range or not. */
    InstallmentSchedule scheduleFor(CreditStanding standing, ArrangementRequest request, ArrangementTerms terms) {
        LocalDate firstOn = request.firstOn().orElse(standing.day());
        Money first = request.first().orElse(terms.leastFirst()).min(terms.total());
        Money left = terms.total().minus(first);
        if (!left.isPositive()) {
            return InstallmentSchedule.of(new Installment(firstOn, terms.total()));
        }
        return switch (request.remainder()) {
            case ArrangementRequest.RemainderPlan.InPayments payments -> spread(firstOn, first,
                    workdayDates(standing, firstOn, (int) Math.min(Math.min(payments.count(), MAX_INSTALLMENTS), left.minor()), terms),
                    left);
            case ArrangementRequest.RemainderPlan.OfEach each -> ofEach(standing, firstOn, first, left, each.amount(), terms);
        };
    }

    private InstallmentSchedule ofEach(CreditStanding standing, LocalDate firstOn, Money first, Money left, Money each,
            ArrangementTerms terms) {
        int count = (int) Math.min(MAX_INSTALLMENTS, Math.ceilDiv(left.minor(), each.minor()));
        List<LocalDate> days = workdayDates(standing, firstOn, count, terms);
        var all = new ArrayList<Installment>();
        all.add(new Installment(firstOn, first));
        Money open = left;
        for (int i = 0; i < count; i++) {
            Money part = i == count - 1 ? open : each;
            all.add(new Installment(days.get(i), part));
            open = open.minus(part);
        }
        return new InstallmentSchedule(all);
    }

    private List<LocalDate> workdayDates(CreditStanding standing, LocalDate firstOn, int count, ArrangementTerms terms) {
        var days = new ArrayList<LocalDate>();
        for (LocalDate day : dates(standing, firstOn, count)) {
            days.add(workday(day, terms.lastDay(), days.isEmpty() ? firstOn : days.getLast()));
        }
        return days;
    }

    /**
     * Returns the due dates after the first payment. Months are counted from the bill's due date, so that the 31st returns after a short
     * month.
     */
    private List<LocalDate> dates(CreditStanding standing, LocalDate firstOn, int count) {
        LocalDate due = standing.debt().nextDue().or(() -> standing.debt().oldestDue()).orElse(firstOn);
        int months = 0;
        while (due.plusMonths(months).isBefore(firstOn.plusDays(rules.gapDays()))) {
            months++;
        }
        int from = months;
        return Stream.iterate(0, i -> i < count, i -> i + 1).map(i -> due.plusMonths((long) from + i)).toList();
    }

    /** Returns the next day on which the office is open, or the one before if that would be too late. */
    private LocalDate workday(LocalDate day, LocalDate lastDay, LocalDate after) {
        LocalDate later = calendar.onOrAfter(day);
        if (!later.isAfter(lastDay) || day.isAfter(lastDay)) {
            return later;
        }
        LocalDate earlier = calendar.onOrBefore(day);
        return earlier.isAfter(after) ? earlier : day;
    }

    private static Money each(Money total, int count) {
        return new Money(total.minor() / count, total.currency());
    }

    /** Divides into equal payments; the last one includes the remaining cents. */
    private static InstallmentSchedule spread(LocalDate firstOn, Money first, List<LocalDate> days, Money left) {
        Money each = each(left, days.size());
        var all = new ArrayList<Installment>();
        all.add(new Installment(firstOn, first));
        Money open = left;
        for (int i = 0; i < days.size(); i++) {
            Money part = i == days.size() - 1 ? open : each;
            all.add(new Installment(days.get(i), part));
            open = open.minus(part);
        }
        return new InstallmentSchedule(all);
    }
}
