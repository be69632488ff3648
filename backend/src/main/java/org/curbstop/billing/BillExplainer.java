package org.curbstop.billing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.curbstop.billing.tariff.BillRounding;
import org.curbstop.billing.tariff.Tariff;
import org.curbstop.common.Money;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/**
 * Explains a bill by arithmetic. The difference between two bills is computed in steps that each change one thing and bill again: the old
 * bill; its daily use over the new number of days; the new use; the new rates. The remainder is what no tariff produces: one-time charges,
 * and services added or ended. Each step ends where the next begins, so they add up to the difference despite rounding.
 */
@Component
public final class BillExplainer {

    private static final int HISTORY = 26;
    private static final int YEAR_TOLERANCE_DAYS = 20;
    private static final Set<BillingMeasure> DAILY_MEASURES = Set.of(BillingMeasure.ELECTRIC, BillingMeasure.WATER);

    private final Tariff tariff;
    private final Bills bills;

    BillExplainer(Tariff tariff, Bills bills) {
        this.tariff = tariff;
        this.bills = bills;
    }

    public BillExplanation explain(Bill bill) {
        List<Bill> older = bills.list(bill.account(), HISTORY).stream().filter(b -> b.issued().isBefore(bill.issued())).toList();
        return new BillExplanation(bill, older.stream().findFirst().map(b -> compare(b, bill)),
                yearAgo(bill, older).map(b -> compare(b, bill)));
    }

    BillExplanation.BillComparison compare(Bill before, Bill now) {
        var byService = new TreeMap<ServiceType, BillExplanation.DifferenceByCause>();
        Map<ServiceType, Money> old = byService(before.lines());
        Map<ServiceType, Money> fresh = byService(now.lines());
        List<Map<ServiceType, Money>> steps = steps(before, now);
        Money none = now.total().zero();
        var services = new HashSet<>(old.keySet());
        services.addAll(fresh.keySet());
        for (ServiceType service : services) {
            List<Money> at = steps.stream().map(s -> s.getOrDefault(service, none)).toList();
            Money billed = fresh.getOrDefault(service, none).minus(old.getOrDefault(service, none));
            byService.put(service, new BillExplanation.DifferenceByCause(
                    at.get(1).minus(at.get(0)),
                    at.get(2).minus(at.get(1)),
                    at.get(3).minus(at.get(2)),
                    billed.minus(at.get(3).minus(at.get(0)))));
        }
        BillExplanation.DifferenceByCause sum = byService.values().stream()
                .reduce(new BillExplanation.DifferenceByCause(none, none, none, none), BillExplanation.DifferenceByCause::plus);
        return new BillExplanation.BillComparison(before, now, sum, byService);
    }

    /** Returns the amounts by service of the old bill, then with new days, use and rates. Bills of another system have no steps. */
    private List<Map<ServiceType, Money>> steps(Bill before, Bill now) {
        if (before.basis().isEmpty() || now.basis().isEmpty() || !isCovered(before) || !isCovered(now)) {
            return List.of(Map.of(), Map.of(), Map.of(), Map.of());
        }
        var common = new HashSet<>(before.basis().get().services());
        common.retainAll(now.basis().get().services());
        BillingDeterminants was = before.basis().get().withServices(common);
        BillingDeterminants is = now.basis().get().withServices(common);
        List<Tariff.RatePeriod> oldRates = tariff.ratePeriods(was.period());
        BillingDeterminants longer = was.withPeriod(is.period(), scaledToDays(was.measures(), was.period().days(), is.period().days()));
        BillingDeterminants usedSo = was.withPeriod(is.period(), is.measures());
        return List.of(
                byService(tariff.lines(was, oldRates)),
                byService(tariff.lines(longer, oldRates)),
                byService(tariff.lines(usedSo, oldRates)),
                byService(tariff.lines(is, tariff.ratePeriods(is.period()))));
    }

    private static Map<BillingMeasure, BigDecimal> scaledToDays(Map<BillingMeasure, BigDecimal> measures, int from, int to) {
        var stretched = new EnumMap<BillingMeasure, BigDecimal>(BillingMeasure.class);
        measures.forEach((measure, value) -> stretched.put(measure, DAILY_MEASURES.contains(measure)
                ? BillRounding.quantity(value.multiply(BigDecimal.valueOf(to)).divide(BigDecimal.valueOf(from), MathContext.DECIMAL64))
                : value));
        return stretched;
    }

    private boolean isCovered(Bill bill) {
        return !bill.period().from().isBefore(tariff.firstDay());
    }

    private static Map<ServiceType, Money> byService(List<BillLine> lines) {
        var sums = new EnumMap<ServiceType, Money>(ServiceType.class);
        lines.forEach(l -> sums.merge(l.service(), l.amount(), Money::plus));
        return sums;
    }

    private static Optional<Bill> yearAgo(Bill bill, List<Bill> older) {
        LocalDate then = bill.issued().minusYears(1);
        return older.stream()
                .filter(b -> Math.abs(ChronoUnit.DAYS.between(b.issued(), then)) <= YEAR_TOLERANCE_DAYS)
                .min((a, b) -> Long.compare(
                        Math.abs(ChronoUnit.DAYS.between(a.issued(), then)), Math.abs(ChronoUnit.DAYS.between(b.issued(), then))));
    }
}
