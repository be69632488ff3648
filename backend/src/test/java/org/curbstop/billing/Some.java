package org.curbstop.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.utility.UtilityService;

/** Bills and customers for tests. */
final class Some {

    static final Tariff MILLBROOK = Tariffs.matching("classpath*:tariffs/millbrook-*.yaml");
    static final AccountId ADA = new AccountId("acct_100200302");
    static final AccountId BO = new AccountId("acct_100200484");

    private Some() {}

    /** A home with a 5/8" meter, a 35-gallon bin and 3 kgal of water a month in winter. */
    static Basis home(LocalDate from, LocalDate until, String kwh, String kgal, UtilityService... services) {
        return home(from, until, kwh, kgal, Set.of(services));
    }

    static Basis home(LocalDate from, LocalDate until, String kwh, String kgal, Set<UtilityService> services) {
        var measures = new EnumMap<Measure, BigDecimal>(Measure.class);
        measures.put(Measure.ELECTRIC, new BigDecimal(kwh));
        measures.put(Measure.WATER, new BigDecimal(kgal));
        measures.put(Measure.WINTER_AVERAGE, new BigDecimal("3"));
        measures.put(Measure.IMPERVIOUS, BigDecimal.ONE);
        return new Basis("residential", new ServicePeriod(from, until), services, measures, Map.of("meter", "5/8", "bin", "35"));
    }

    static Bill bill(Basis basis, BillLine... oneOffs) {
        var lines = new java.util.ArrayList<>(MILLBROOK.lines(basis));
        lines.addAll(List.of(oneOffs));
        LocalDate issued = basis.period().until();
        return Bill.of(BillId.mint(), ADA, issued, issued.plusDays(21), basis, List.of(), lines, Money.usd(0), Money.usd(0));
    }

    static Money amount(List<BillLine> lines, String charge) {
        return Money.sum(Money.USD, lines.stream().filter(l -> l.charge().equals(charge)).map(BillLine::amount).toList());
    }
}
