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
 * Why a bill is what it is: every line made again from the tariff, and what changed since the last bill and since a year ago.
 *
 * @param lastYear against the bill of about a year ago, where there is one
 */
public record BillExplanation(Bill bill, List<LineCheck> lines, Optional<BillComparison> lastBill, Optional<BillComparison> lastYear) {

    private static final BigDecimal GALLONS_A_KGAL = BigDecimal.valueOf(1000);

    public BillExplanation {
        lines = List.copyOf(lines);
    }

    /** Whether each line that a tariff makes came out as billed, to the cent. */
    public boolean matchesTariff() {
        return lines.stream().allMatch(LineCheck::matchesTariff);
    }

    /** One line and what the tariff makes of it; empty where no tariff does: a one-off, or a bill from another system. */
    public record LineCheck(BillLine line, Optional<Money> recomputed) {

        public boolean matchesTariff() {
            return recomputed.map(line.amount()::equals).orElse(true);
        }
    }

    /** Where a difference comes from. {@code total} = days + usage + rate + oneOff, always, to the cent. */
    public record DifferenceByCause(Money days, Money usage, Money rate, Money oneOff) {

        public Money total() {
            return days.plus(usage).plus(rate).plus(oneOff);
        }

        DifferenceByCause plus(DifferenceByCause other) {
            return new DifferenceByCause(days.plus(other.days), usage.plus(other.usage), rate.plus(other.rate), oneOff.plus(other.oneOff));
        }
    }

    /**
     * Two bills set against each other.
     *
     * @param parts the difference of their own charges
     * @param days longer or shorter period, at the same use a day and the same rates
     * @param byService the same split for each service; the parts add up to {@code parts}
     */
    public record BillComparison(Bill before, Bill now, DifferenceByCause parts, SortedMap<ServiceType, DifferenceByCause> byService) {

        /** The difference of the charges alone. */
        public Money total() {
            return parts.total();
        }

        /** The difference of all that is to be paid: the charges, and what was carried over from before. */
        public Money amountDue() {
            return now.total().minus(before.total());
        }

        /** The causes that count, the largest first, which add up to {@link #amountDue()}: with little time, the first are said. */
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
                    .sorted(Comparator.comparing((ChangeReason reason) -> reason.amount().max(reason.amount().negated())).reversed()).toList();
        }

        /** What no tariff explains of one service: it came, it went, or one of the two bills was made by another system. */
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

        /** By the meters of both bills; empty where there is none, or the unit has changed. */
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

        /** At least twice the water a day, and nothing else made a greater difference. */
        private boolean isWaterDoubled() {
            boolean first = reasons().stream().findFirst().filter(reason -> reason.cause() == ChangeCause.USAGE
                    && reason.service().equals(Optional.of(ServiceType.WATER)) && reason.amount().isPositive()).isPresent();
            return first && dailyUse(ServiceType.WATER)
                    .filter(use -> use.before() > 0 && use.now() >= 2 * use.before()).isPresent();
        }
    }

    /** Used on an average day, in whole units: gallons where the meter counts thousands of them. */
    public record DailyUse(long before, long now, String unit) {

        /** Whether the whole units show a difference. */
        public boolean isDifferent() {
            return before != now;
        }
    }

    public enum ChangeCause {
        DAYS, USAGE, RATE, ONE_OFF,
        /** What was left to pay of the bills before. */
        CARRIED_OVER,
        /** A service that the bill before did not have. */
        ADDED,
        /** A service that only the bill before had. */
        ENDED,
        /** The charges of one service, where they cannot be split further. */
        CHARGES
    }

    /** @param service empty for what belongs to the whole bill */
    public record ChangeReason(ChangeCause cause, Optional<ServiceType> service, Money amount) {}

    /** Far more water than on the last bill and, where there is one, on that of a year ago: a garden in summer is no leak. */
    public boolean isLeakLikely() {
        return lastBill.filter(BillComparison::isWaterDoubled).isPresent() && lastYear.map(BillComparison::isWaterDoubled).orElse(true);
    }
}
