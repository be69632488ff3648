package org.curbstop.billing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.curbstop.common.Money;
import org.curbstop.utility.UtilityService;
import org.springframework.stereotype.Component;

/**
 * Explains a bill by arithmetic. The difference between two bills is walked in four steps, each changing one thing and billing again:
 * the old bill; its use a day over the new number of days; the new use; the new rates. What remains is what no tariff made: one-offs,
 * and services that came or went. The steps end where the next begins, so they add up to the difference whatever was rounded.
 */
@Component
public final class Explaining {

    private static final int HISTORY = 26;
    private static final int ABOUT_A_YEAR = 20;
    private static final Set<Measure> GROWING_BY_THE_DAY = Set.of(Measure.ELECTRIC, Measure.WATER);

    private final Tariff tariff;
    private final Bills bills;

    Explaining(Tariff tariff, Bills bills) {
        this.tariff = tariff;
        this.bills = bills;
    }

    public Explanation explain(Bill bill) {
        List<Bill> older = bills.of(bill.account(), HISTORY).stream().filter(b -> b.issued().isBefore(bill.issued())).toList();
        return new Explanation(bill, check(bill), older.stream().findFirst().map(b -> difference(b, bill)), yearAgo(bill, older).map(b -> difference(b, bill)));
    }

    /** Each line beside what the tariff makes of it. */
    List<Explanation.Check> check(Bill bill) {
        record Key(String charge, Optional<LocalDate> tariff, int tier) {}
        var again = new HashMap<Key, Money>();
        again(bill).forEach(l -> again.put(new Key(l.charge(), l.tariff(), l.tier()), l.amount()));
        return bill.lines().stream()
                .map(l -> new Explanation.Check(l, l.tariff().isEmpty() || l.kind() == BillLine.Kind.ONE_OFF || again.isEmpty()
                        ? Optional.empty()
                        : Optional.of(again.getOrDefault(new Key(l.charge(), l.tariff(), l.tier()), l.amount().zero()))))
                .toList();
    }

    Explanation.Difference difference(Bill before, Bill now) {
        var byService = new TreeMap<UtilityService, Explanation.Parts>();
        Map<UtilityService, Money> old = byService(before.lines());
        Map<UtilityService, Money> fresh = byService(now.lines());
        List<Map<UtilityService, Money>> steps = steps(before, now);
        Money none = now.total().zero();
        var services = new HashSet<>(old.keySet());
        services.addAll(fresh.keySet());
        for (UtilityService service : services) {
            List<Money> at = steps.stream().map(s -> s.getOrDefault(service, none)).toList();
            Money billed = fresh.getOrDefault(service, none).minus(old.getOrDefault(service, none));
            byService.put(service, new Explanation.Parts(
                    at.get(1).minus(at.get(0)),
                    at.get(2).minus(at.get(1)),
                    at.get(3).minus(at.get(2)),
                    billed.minus(at.get(3).minus(at.get(0)))));
        }
        Explanation.Parts sum = byService.values().stream()
                .reduce(new Explanation.Parts(none, none, none, none), Explanation.Parts::plus);
        return new Explanation.Difference(before, now, sum, byService);
    }

    /** The old bill, its days changed, its use changed, its rates changed: each by service. Bills of another system have no steps. */
    private List<Map<UtilityService, Money>> steps(Bill before, Bill now) {
        if (before.basis().isEmpty() || now.basis().isEmpty() || !covers(before) || !covers(now)) {
            return List.of(Map.of(), Map.of(), Map.of(), Map.of());
        }
        var common = new HashSet<>(before.basis().get().services());
        common.retainAll(now.basis().get().services());
        Basis was = before.basis().get().only(common);
        Basis is = now.basis().get().only(common);
        List<Tariff.Slice> oldRates = tariff.slices(was.period());
        Basis longer = was.over(is.period(), stretched(was.measures(), was.period().days(), is.period().days()));
        Basis usedSo = was.over(is.period(), is.measures());
        return List.of(
                byService(tariff.lines(was, oldRates)),
                byService(tariff.lines(longer, oldRates)),
                byService(tariff.lines(usedSo, oldRates)),
                byService(tariff.lines(is, tariff.slices(is.period()))));
    }

    private static Map<Measure, BigDecimal> stretched(Map<Measure, BigDecimal> measures, int from, int to) {
        var stretched = new EnumMap<Measure, BigDecimal>(Measure.class);
        measures.forEach((measure, value) -> stretched.put(measure, GROWING_BY_THE_DAY.contains(measure)
                ? Rounding.quantity(value.multiply(BigDecimal.valueOf(to)).divide(BigDecimal.valueOf(from), MathContext.DECIMAL64))
                : value));
        return stretched;
    }

    private List<BillLine> again(Bill bill) {
        return covers(bill) ? bill.basis().map(tariff::lines).orElse(List.of()) : List.of();
    }

    private boolean covers(Bill bill) {
        return !bill.period().from().isBefore(tariff.firstDay());
    }

    private static Map<UtilityService, Money> byService(List<BillLine> lines) {
        var sums = new EnumMap<UtilityService, Money>(UtilityService.class);
        lines.forEach(l -> sums.merge(l.service(), l.amount(), Money::plus));
        return sums;
    }

    private static Optional<Bill> yearAgo(Bill bill, List<Bill> older) {
        LocalDate then = bill.issued().minusYears(1);
        return older.stream()
                .filter(b -> Math.abs(ChronoUnit.DAYS.between(b.issued(), then)) <= ABOUT_A_YEAR)
                .min((a, b) -> Long.compare(
                        Math.abs(ChronoUnit.DAYS.between(a.issued(), then)), Math.abs(ChronoUnit.DAYS.between(b.issued(), then))));
    }
}
