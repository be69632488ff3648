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

/** Works out what the last bill of an account will be about: the days since the last one, with the use a day of its latest bills. */
@Component
public final class EstimatingTheFinalBill {

    private static final int RECENT_BILLS = 3;
    private static final Set<BillingMeasure> DAILY_MEASURES = Set.of(BillingMeasure.ELECTRIC, BillingMeasure.WATER);

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

    /** What grows by the day as it did over the latest bills; what does not, as on the last one. */
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
