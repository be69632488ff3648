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
import org.curbstop.billing.tariff.BillRounding;
import org.curbstop.billing.tariff.Tariff;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/** Estimates the final bill of an account: the unbilled days at the average daily use of its latest bills. */
@Component
public final class FinalBillEstimator {

    private static final int RECENT_BILLS = 3;
    private static final Set<BillingMeasure> DAILY_MEASURES = Set.of(BillingMeasure.ELECTRIC, BillingMeasure.WATER);

    private final Tariff tariff;
    private final Bills bills;
    private final Ledger ledger;

    FinalBillEstimator(Tariff tariff, Bills bills, Ledger ledger) {
        this.tariff = tariff;
        this.bills = bills;
        this.ledger = ledger;
    }

    /**
     * Returns empty if no estimate is possible: this tariff has made no bill yet, or the last bill extends past {@code lastDay}.
     *
     * @param lastDay last day of service
     */
    public Optional<FinalBillEstimate> estimate(AccountId account, Set<ServiceType> services, LocalDate lastDay) {
        List<Bill> latest = bills.list(account, RECENT_BILLS).stream().filter(bill -> bill.basis().isPresent()).toList();
        if (latest.isEmpty() || lastDay.isBefore(latest.getFirst().period().until())
                || latest.getFirst().period().until().isBefore(tariff.firstDay())) {
            return Optional.empty();
        }
        BillingDeterminants determinants = latest.getFirst().basis().orElseThrow();
        var period = new ServicePeriod(latest.getFirst().period().until(), lastDay.plusDays(1));
        var common = new HashSet<>(determinants.services());
        common.retainAll(services);
        List<BillLine> lines = tariff.lines(determinants.withServices(common).withPeriod(period, measures(latest, period)));
        Money charges = Money.sum(tariff.currency(), lines.stream().map(BillLine::amount).toList());
        Money balance = ledger.balance(account);
        return Optional.of(new FinalBillEstimate(period, lines, charges, balance, charges.plus(balance)));
    }

    /** Scales daily measures to the period at their recent average; takes the others from the last bill. */
    static Map<BillingMeasure, BigDecimal> measures(List<Bill> latest, ServicePeriod period) {
        var measures = new EnumMap<BillingMeasure, BigDecimal>(BillingMeasure.class);
        measures.putAll(latest.getFirst().basis().orElseThrow().measures());
        BigDecimal days = BigDecimal.valueOf(latest.stream().mapToInt(bill -> bill.period().days()).sum());
        for (BillingMeasure measure : DAILY_MEASURES) {
            BigDecimal used = latest.stream().map(bill -> bill.basis().orElseThrow().measured(measure)).reduce(BigDecimal.ZERO,
                    BigDecimal::add);
            measures.put(measure,
                    BillRounding.quantity(used.multiply(BigDecimal.valueOf(period.days())).divide(days, MathContext.DECIMAL64)));
        }
        return measures;
    }
}
