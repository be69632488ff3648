package org.curbstop.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.curbstop.billing.tariff.Tariff;
import org.curbstop.billing.tariff.TariffLoader;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.utility.ServiceType;

/** Sample bills and customers. */
public final class SampleBills {

    public static final Tariff MILLBROOK = TariffLoader.loadMatching("classpath*:tariffs/millbrook-*.yaml");
    static final AccountId ADA = new AccountId("acct_100200302");
    static final AccountId BO = new AccountId("acct_100200484");

    private SampleBills() {}

    /** Returns a home with a 5/8" meter, a 35-gallon cart and a winter average of 3 kgal of water a month. */
    public static BillingDeterminants home(LocalDate from, LocalDate until, String kwh, String kgal, ServiceType... services) {
        return home(from, until, kwh, kgal, Set.of(services));
    }

    static BillingDeterminants home(LocalDate from, LocalDate until, String kwh, String kgal, Set<ServiceType> services) {
        var measures = new EnumMap<BillingMeasure, BigDecimal>(BillingMeasure.class);
        measures.put(BillingMeasure.ELECTRIC, new BigDecimal(kwh));
        measures.put(BillingMeasure.WATER, new BigDecimal(kgal));
        measures.put(BillingMeasure.WINTER_AVERAGE, new BigDecimal("3"));
        measures.put(BillingMeasure.IMPERVIOUS, BigDecimal.ONE);
        return new BillingDeterminants("residential", new ServicePeriod(from, until), services, measures,
                Map.of("meter", "5/8", "bin", "35"));
    }

    static Bill bill(BillingDeterminants determinants, BillLine... oneOffs) {
        var lines = new java.util.ArrayList<>(MILLBROOK.lines(determinants));
        lines.addAll(List.of(oneOffs));
        LocalDate issued = determinants.period().until();
        return Bill.of(BillId.create(), ADA, issued, issued.plusDays(21), determinants, List.of(), lines, Money.usd(0), Money.usd(0));
    }

    public static Money amount(List<BillLine> lines, String charge) {
        return Money.sum(Money.USD, lines.stream().filter(l -> l.charge().equals(charge)).map(BillLine::amount).toList());
    }
}
