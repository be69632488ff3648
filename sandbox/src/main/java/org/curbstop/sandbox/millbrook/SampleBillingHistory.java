package org.curbstop.sandbox.millbrook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillId;
import org.curbstop.billing.BillLine;
import org.curbstop.billing.BillingDeterminants;
import org.curbstop.billing.BillingMeasure;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.billing.MeterUsage;
import org.curbstop.billing.ServicePeriod;
import org.curbstop.billing.tariff.Tariff;
import org.curbstop.common.Money;
import org.curbstop.usage.MeterId;
import org.curbstop.usage.MeterRead;
import org.curbstop.utility.ServiceType;

/**
 * Generates 25 months of meter reads, bills and payments of one account up to {@code today}; always the same for the same account and day.
 */
final class SampleBillingHistory {

    private static final int MONTHS = 25;
    private static final int WINTER_BEFORE = 8;
    private static final int DAYS_TO_PAY = 21;
    private static final int BILLED_AFTER_READING = 1;
    private static final double GALLONS_A_KGAL = 1000;

    private final SampleAccount customer;
    private final Tariff tariff;
    private final ZoneId zone;
    private final LocalDate today;
    private final Random random;
    private final List<PeriodUsage> usages = new ArrayList<>();
    private final List<MeterRead> reads = new ArrayList<>();
    private final List<Bill> bills = new ArrayList<>();
    private final List<LedgerEntry> payments = new ArrayList<>();

    /** @param peak peak demand in kW */
    record PeriodUsage(ServicePeriod period, BigDecimal kwh, BigDecimal kgal, BigDecimal peak, boolean estimated) {}

    SampleBillingHistory(SampleAccount customer, Tariff tariff, ZoneId zone, LocalDate today) {
        this.customer = customer;
        this.tariff = tariff;
        this.zone = zone;
        this.today = today;
        this.random = new Random(Long.parseLong(customer.number()));
        simulateUsage();
        bill();
    }

    List<MeterRead> reads() {
        return reads;
    }

    /** Returns the bills, oldest first. */
    List<Bill> bills() {
        return bills;
    }

    List<LedgerEntry> payments() {
        return payments;
    }

    private void simulateUsage() {
        LocalDate last = today.plusDays(customer.dueInDays()).minusDays(DAYS_TO_PAY + BILLED_AFTER_READING);
        int periods = (MONTHS + WINTER_BEFORE + customer.months() - 1) / customer.months();
        for (int back = periods; back > 0; back--) {
            var period = new ServicePeriod(readingDay(last, back), readingDay(last, back - 1));
            double season = Math.cos(2 * Math.PI * (period.lastDay().getDayOfYear() - 20) / 365.25); // 1 in January, -1 in July
            double kwh = customer.habits().kwh() * period.days() * (1 + 0.25 * season + noise());
            double gallons = customer.habits().gallons() * period.days() * (1 + 0.45 * Math.max(0, -season) + noise());
            double peak = customer.habits().peak() * (1 + noise());
            usages.add(new PeriodUsage(period, whole(kwh), whole(gallons).movePointLeft(3),
                    BigDecimal.valueOf(peak).setScale(1, RoundingMode.HALF_UP), random.nextInt(20) == 0));
        }
    }

    /** Meters are read on working days, except for the readings behind the exact bills, whose dates follow from the due dates. */
    private LocalDate readingDay(LocalDate last, int back) {
        if (back == 0 || back < customer.exact().size()) {
            return last.minusDays(30L * back * customer.months());
        }
        LocalDate day = last.minusMonths((long) back * customer.months());
        return day.getDayOfWeek() == DayOfWeek.SATURDAY ? day.minusDays(1) : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }

    private double noise() {
        return (random.nextDouble() - 0.5) * 0.16;
    }

    private void bill() {
        var dials = new EnumMap<ServiceType, BigDecimal>(ServiceType.class);
        dials.put(ServiceType.ELECTRIC, BigDecimal.valueOf(10_000 + random.nextInt(30_000)));
        dials.put(ServiceType.WATER, BigDecimal.valueOf(100_000 + random.nextInt(400_000), 3));
        int first = WINTER_BEFORE / customer.months();
        Money previous = new Money(0, tariff.currency());
        for (int i = first; i < usages.size(); i++) {
            int age = usages.size() - 1 - i;
            PeriodUsage usage = age < customer.exact().size() ? fitToTotal(customer.exact().get(age), usages.get(i)) : usages.get(i);
            usages.set(i, usage);
            Bill bill = bill(usage, basis(usage), meters(usage, dials), previous, i > first);
            bills.add(bill);
            previous = bill.charges();
            if (age >= customer.unpaid()) {
                pay(bill);
            }
        }
    }

    private Bill bill(PeriodUsage usage, BillingDeterminants determinants, List<MeterUsage> meters, Money before, boolean hasBefore) {
        LocalDate issued = usage.period().until().plusDays(BILLED_AFTER_READING);
        // What was owed before and what was paid since, as of the day of issue.
        Money previous = hasBefore ? before : before.zero();
        boolean paid = hasBefore && payments.size() == bills.size();
        var id = new BillId("bill_" + customer.number() + "d" + usage.period().until().toString().replace("-", ""));
        return Bill.of(id, customer.id(), issued, issued.plusDays(DAYS_TO_PAY), determinants, meters, tariff.lines(determinants), previous,
                paid ? previous.negated() : previous.zero());
    }

    private void pay(Bill bill) {
        LocalDate day = bill.due().minusDays(2 + random.nextInt(6));
        LocalDate paid = day.isBefore(today) ? day : today.minusDays(1).isAfter(bill.issued()) ? today.minusDays(1) : bill.issued();
        payments.add(LedgerEntry.payment("pay_" + bill.id().value().substring("bill_".length()), customer.id(), bill.charges(),
                paid.atTime(9 + random.nextInt(12), random.nextInt(60)).atZone(zone).toInstant()));
    }

    private List<MeterUsage> meters(PeriodUsage usage, Map<ServiceType, BigDecimal> dials) {
        var meters = new ArrayList<MeterUsage>();
        for (ServiceType service : List.of(ServiceType.ELECTRIC, ServiceType.WATER)) {
            if (customer.services().contains(service)) {
                boolean electric = service == ServiceType.ELECTRIC;
                var meter = new MeterId(customer.meter(service).orElseThrow());
                BigDecimal used = electric ? usage.kwh() : usage.kgal();
                BigDecimal before = dials.getOrDefault(service, BigDecimal.ZERO);
                BigDecimal after = before.add(used);
                String unit = electric ? "kWh" : "kgal";
                dials.put(service, after);
                meters.add(new MeterUsage(meter, service, before, after, used, unit, usage.estimated()));
                LocalDate date = usage.period().until();
                reads.add(new MeterRead(MeterRead.idOf(meter, date), customer.id(), meter, service, date, after, used, unit,
                        usage.period().days(), electric ? usage.peak() : BigDecimal.ZERO, usage.estimated(), 0));
            }
        }
        return meters;
    }

    private BillingDeterminants basis(PeriodUsage usage) {
        var measures = new EnumMap<BillingMeasure, BigDecimal>(BillingMeasure.class);
        measures.putAll(customer.fixed());
        measures.put(BillingMeasure.ELECTRIC, usage.kwh());
        measures.put(BillingMeasure.DEMAND, usage.peak());
        measures.put(BillingMeasure.WATER, usage.kgal());
        measures.put(BillingMeasure.WINTER_AVERAGE, winterAverage(usage.period().until()));
        return new BillingDeterminants(customer.customerClass().name().toLowerCase(java.util.Locale.ROOT), usage.period(),
                customer.services(), measures, customer.sizes());
    }

    /** Returns the monthly water usage over the readings from January to March, in kgal; it applies for a year from April. */
    private BigDecimal winterAverage(LocalDate on) {
        int year = on.getMonthValue() >= Month.APRIL.getValue() ? on.getYear() : on.getYear() - 1;
        List<PeriodUsage> winter = usages.stream()
                .filter(u -> u.period().until().getYear() == year && u.period().until().getMonthValue() < Month.APRIL.getValue()).toList();
        long days = winter.stream().mapToLong(u -> u.period().days()).sum();
        BigDecimal used = winter.stream().map(PeriodUsage::kgal).reduce(BigDecimal.ZERO, BigDecimal::add);
        return days == 0
                ? BigDecimal.valueOf(customer.habits().gallons() * 30 / GALLONS_A_KGAL).setScale(2, RoundingMode.HALF_UP)
                : used.multiply(BigDecimal.valueOf(30)).divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_UP);
    }

    /**
     * Finds readings that the tariff bills at exactly {@code target}. A higher or lower bill than usual has more or less of all usage; one
     * of more than double the usual amount has a water leak. The kWh, then the gallons, are adjusted until the bill matches.
     */
    private PeriodUsage fitToTotal(Money target, PeriodUsage usual) {
        long kwh = usual.kwh().longValueExact();
        boolean leak = target.minor() > 2 * charges(usual, kwh, gallons(usual)).minor();
        long near = leak ? kwh : Math.round(kwh * factor(target, usual));
        for (long step = 0; step <= near + 100; step++) {
            long tried = near + (step % 2 == 0 ? -step / 2 : (step + 1) / 2);
            long gallons = leastGallons(target, usual, tried);
            if (gallons >= 0 && charges(usual, tried, gallons).equals(target)) {
                return with(usual, tried, gallons);
            }
        }
        throw new IllegalStateException("no reading makes " + target + " of " + customer.number());
    }

    /** Finds by bisection the factor of the usual usage that costs about {@code target}. */
    private double factor(Money target, PeriodUsage usual) {
        double low = 0;
        double high = 4;
        for (int i = 0; i < 30; i++) {
            double middle = (low + high) / 2;
            Money charges = charges(usual, Math.round(usual.kwh().longValueExact() * middle), Math.round(gallons(usual) * middle));
            if (charges.compareTo(target) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long gallons(PeriodUsage usage) {
        return usage.kgal().movePointRight(3).longValueExact();
    }

    /**
     * Finds by bisection the least water, in gallons, with which the bill reaches {@code target}; -1 if the bill exceeds it without water.
     */
    private long leastGallons(Money target, PeriodUsage usual, long kwh) {
        long low = 0;
        long high = 200_000;
        if (charges(usual, kwh, low).compareTo(target) > 0) {
            return -1;
        }
        while (low < high) {
            long middle = (low + high) / 2;
            if (charges(usual, kwh, middle).compareTo(target) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Money charges(PeriodUsage usual, long kwh, long gallons) {
        return Money.sum(tariff.currency(), tariff.lines(basis(with(usual, kwh, gallons))).stream().map(BillLine::amount).toList());
    }

    private static PeriodUsage with(PeriodUsage usual, long kwh, long gallons) {
        return new PeriodUsage(usual.period(), BigDecimal.valueOf(kwh), BigDecimal.valueOf(gallons, 3), usual.peak(), false);
    }

    private static BigDecimal whole(double value) {
        return BigDecimal.valueOf(Math.max(0, Math.round(value)));
    }
}
