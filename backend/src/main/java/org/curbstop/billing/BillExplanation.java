package org.curbstop.billing;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.curbstop.common.Money;
import org.curbstop.utility.ServiceType;

/**
 * Why a bill is what it is: every line made again from the tariff, and what changed since the last bill and since a year ago.
 *
 * @param lastYear against the bill of about a year ago, where there is one
 */
public record BillExplanation(Bill bill, List<LineCheck> lines, Optional<BillComparison> lastBill, Optional<BillComparison> lastYear) {

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
     * The charges of two bills set against each other.
     *
     * @param days longer or shorter period, at the same use a day and the same rates
     * @param byService the same split for each service; the parts add up to {@code parts}
     */
    public record BillComparison(Bill before, Bill now, DifferenceByCause parts, SortedMap<ServiceType, DifferenceByCause> byService) {

        public Money total() {
            return parts.total();
        }

        /** The causes that count, the largest first: what to say when there is time for one or two. */
        public List<ChangeReason> reasons() {
            return byService.entrySet().stream()
                    .flatMap(e -> Stream.of(
                            new ChangeReason(ChangeCause.DAYS, e.getKey(), e.getValue().days()),
                            new ChangeReason(ChangeCause.USAGE, e.getKey(), e.getValue().usage()),
                            new ChangeReason(ChangeCause.RATE, e.getKey(), e.getValue().rate()),
                            new ChangeReason(ChangeCause.ONE_OFF, e.getKey(), e.getValue().oneOff())))
                    .filter(r -> !r.amount().isZero())
                    .sorted((a, b) -> Long.compare(Math.abs(b.amount().minor()), Math.abs(a.amount().minor())))
                    .toList();
        }
    }

    public enum ChangeCause { DAYS, USAGE, RATE, ONE_OFF }

    public record ChangeReason(ChangeCause cause, ServiceType service, Money amount) {}
}
