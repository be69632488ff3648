package org.curbstop.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.curbstop.common.Money;
import org.curbstop.utility.ServiceType;

/**
 * Explains a bill by the changes since the last bill and since a year ago.
 *
 * @param lastYear comparison with the bill of about a year ago, if there is one
 */
public record BillExplanation(Bill bill, Optional<BillComparison> lastBill, Optional<BillComparison> lastYear) {

    private static final BigDecimal GALLONS_A_KGAL = BigDecimal.valueOf(1000);

    /**
     * Causes of a difference. {@code total} = days + usage + rate + oneOff always holds, to the cent.
     *
     * @param days change due to the length of the period, at the same daily use and rates
     */
    public record DifferenceByCause(Money days, Money usage, Money rate, Money oneOff) {

        public Money total() {
            return days.plus(usage).plus(rate).plus(oneOff);
        }

        DifferenceByCause plus(DifferenceByCause other) {
            return new DifferenceByCause(days.plus(other.days), usage.plus(other.usage), rate.plus(other.rate), oneOff.plus(other.oneOff));
        }
    }

    /**
     * Comparison of two bills.
     *
     * @param parts difference between their own charges, by cause
     * @param byService the same split for each service; adds up to {@code parts}
     */
    public record BillComparison(Bill before, Bill now, DifferenceByCause parts, SortedMap<ServiceType, DifferenceByCause> byService) {

        /** Returns the difference between the charges alone. */
        public Money total() {
            return parts.total();
        }

        /** Returns the difference between the amounts due: charges and amounts carried over. */
        public Money amountDue() {
            return now.total().minus(before.total());
        }

        /** Returns the nonzero causes, largest first; they add up to {@link #amountDue()}. Callers short of time mention only the first. */
        public List<ChangeReason> reasons() {
            var all = new ArrayList<ChangeReason>();
            all.add(new ChangeReason(ChangeCause.DAYS, Optional.empty(), parts.days()));
            Money oneOffs = oneOffs(now, _ -> true).minus(oneOffs(before, _ -> true));
            all.add(new ChangeReason(ChangeCause.ONE_OFF, Optional.empty(), oneOffs));
            all.add(new ChangeReason(ChangeCause.CARRIED_OVER, Optional.empty(), now.carriedOver().minus(before.carriedOver())));
            byService.forEach((service, parts) -> {
                Predicate<BillLine> ofService = line -> line.service() == service;
                Money rest = parts.oneOff().minus(oneOffs(now, ofService)).plus(oneOffs(before, ofService));
                all.add(new ChangeReason(ChangeCause.USAGE, Optional.of(service), parts.usage()));
                all.add(new ChangeReason(ChangeCause.RATE, Optional.of(service), parts.rate()));
                all.add(new ChangeReason(charges(service), Optional.of(service), rest));
            });
            return all.stream().filter(reason -> !reason.amount().isZero())
                    .sorted(Comparator.comparing((ChangeReason reason) -> reason.amount().max(reason.amount().negated())).reversed())
                    .toList();
        }

        /**
         * Returns the cause of charges that no tariff explains: the service was added or ended, or another system made one of the bills.
         */
        private ChangeCause charges(ServiceType service) {
            return !isBilled(before, service) ? ChangeCause.ADDED : isBilled(now, service) ? ChangeCause.CHARGES : ChangeCause.ENDED;
        }

        private static boolean isBilled(Bill bill, ServiceType service) {
            return bill.lines().stream().anyMatch(line -> line.service() == service && line.kind() != BillLine.BillLineKind.ONE_OFF);
        }

        private static Money oneOffs(Bill bill, Predicate<BillLine> which) {
            return Money.sum(bill.total().currency(), bill.lines().stream()
                    .filter(line -> line.kind() == BillLine.BillLineKind.ONE_OFF).filter(which).map(BillLine::amount).toList());
        }

        /** Returns the daily use by the meters of both bills; empty if a meter is missing or the unit changed. */
        public Optional<DailyUse> dailyUse(ServiceType service) {
            List<MeterUsage> old = metersOf(before, service);
            List<MeterUsage> fresh = metersOf(now, service);
            List<String> units = Stream.concat(old.stream(), fresh.stream()).map(MeterUsage::unit).distinct().toList();
            if (old.isEmpty() || fresh.isEmpty() || units.size() != 1) {
                return Optional.empty();
            }
            boolean thousands = units.getFirst().equals(BillingMeasure.WATER.unit());
            BigDecimal factor = thousands ? GALLONS_A_KGAL : BigDecimal.ONE;
            String unit = thousands ? "gallons" : units.getFirst();
            return Optional.of(new DailyUse(daily(old, before, factor), daily(fresh, now, factor), unit));
        }

        private static List<MeterUsage> metersOf(Bill bill, ServiceType service) {
            return bill.meters().stream().filter(meter -> meter.service() == service).toList();
        }

        private static long daily(List<MeterUsage> meters, Bill bill, BigDecimal factor) {
            return meters.stream().map(MeterUsage::used).reduce(BigDecimal.ZERO, BigDecimal::add).multiply(factor)
                    .divide(BigDecimal.valueOf(bill.period().days()), 0, RoundingMode.HALF_UP).longValueExact();
        }

        /** Returns whether daily water use has at least doubled and is the largest cause. */
        private boolean isWaterDoubled() {
            boolean first = reasons().stream().findFirst().filter(reason -> reason.cause() == ChangeCause.USAGE
                    && reason.service().equals(Optional.of(ServiceType.WATER)) && reason.amount().isPositive()).isPresent();
            return first && dailyUse(ServiceType.WATER)
                    .filter(use -> use.before() > 0 && use.now() >= 2 * use.before()).isPresent();
        }
    }

    /** Average daily use in whole units; gallons if the meter counts thousands of gallons. */
    public record DailyUse(long before, long now, String unit) {

        /** Returns whether the difference is visible in whole units. */
        public boolean isDifferent() {
            return before != now;
        }
    }

    public enum ChangeCause {
        DAYS, USAGE, RATE, ONE_OFF,
        /** Unpaid amount of earlier bills. */
        CARRIED_OVER,
        /** A service that the earlier bill did not have. */
        ADDED,
        /** A service that only the earlier bill had. */
        ENDED,
        /** Charges of one service that cannot be split further. */
        CHARGES
    }

    /** @param service empty if the reason applies to the whole bill */
    public record ChangeReason(ChangeCause cause, Optional<ServiceType> service, Money amount) {}

    /** Returns whether water use has at least doubled since the last bill and since a year ago, if known: summer irrigation is no leak. */
    public boolean isLeakLikely() {
        return lastBill.filter(BillComparison::isWaterDoubled).isPresent() && lastYear.map(BillComparison::isWaterDoubled).orElse(true);
    }
}
