package org.curbstop.billing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.utility.UtilityService;
import org.springframework.stereotype.Component;

/** Works out what the last bill of an account will be about: the days since the last one, with the use a day of its latest bills. */
@Component
public final class EstimatingTheFinalBill {

    private static final int LATEST = 3;
    private static final Set<Measure> GROWING_BY_THE_DAY = Set.of(Measure.ELECTRIC, Measure.WATER);

    private final Tariff tariff;
    private final Bills bills;
    private final Ledger ledger;

    EstimatingTheFinalBill(Tariff tariff, Bills bills, Ledger ledger) {
        this.tariff = tariff;
        this.bills = bills;
        this.ledger = ledger;
    }

    /**
     * Empty where nothing can be said truthfully: no bill yet that this tariff made, or one that reaches past {@code lastDay}.
     *
     * @param lastDay of service
     */
    public Optional<FinalBillEstimate> of(AccountId account, Set<UtilityService> services, LocalDate lastDay) {
        List<Bill> latest = bills.of(account, LATEST).stream().filter(bill -> bill.basis().isPresent()).toList();
        if (latest.isEmpty() || lastDay.isBefore(latest.getFirst().period().until()) || latest.getFirst().period().until().isBefore(tariff.firstDay())) {
            return Optional.empty();
        }
        Basis basis = latest.getFirst().basis().orElseThrow();
        var period = new ServicePeriod(latest.getFirst().period().until(), lastDay.plusDays(1));
        var common = new HashSet<>(basis.services());
        common.retainAll(services);
        List<BillLine> lines = tariff.lines(basis.only(common).over(period, measures(latest, period)));
        Money charges = Money.sum(tariff.currency(), lines.stream().map(BillLine::amount).toList());
        Money balance = ledger.balance(account);
        return Optional.of(new FinalBillEstimate(period, lines, charges, balance, charges.plus(balance)));
    }

    /** What grows by the day as it did over the latest bills; what does not, as on the last one. */
    static Map<Measure, BigDecimal> measures(List<Bill> latest, ServicePeriod period) {
        var measures = new EnumMap<Measure, BigDecimal>(Measure.class);
        measures.putAll(latest.getFirst().basis().orElseThrow().measures());
        BigDecimal days = BigDecimal.valueOf(latest.stream().mapToInt(bill -> bill.period().days()).sum());
        for (Measure measure : GROWING_BY_THE_DAY) {
            BigDecimal used = latest.stream().map(bill -> bill.basis().orElseThrow().measured(measure)).reduce(BigDecimal.ZERO, BigDecimal::add);
            measures.put(measure, Rounding.quantity(used.multiply(BigDecimal.valueOf(period.days())).divide(days, MathContext.DECIMAL64)));
        }
        return measures;
    }
}
