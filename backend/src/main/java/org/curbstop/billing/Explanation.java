package org.curbstop.billing;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.curbstop.common.Money;
import org.curbstop.utility.UtilityService;

/**
 * Why a bill is what it is: every line made again from the tariff, and what changed since the last bill and since a year ago.
 *
 * @param lastYear against the bill of about a year ago, where there is one
 */
public record Explanation(Bill bill, List<Check> lines, Optional<Difference> lastBill, Optional<Difference> lastYear) {

    public Explanation {
        lines = List.copyOf(lines);
    }

    /** Whether each line that a tariff makes came out as billed, to the cent. */
    public boolean holds() {
        return lines.stream().allMatch(Check::holds);
    }

    /** One line and what the tariff makes of it; empty where no tariff does: a one-off, or a bill from another system. */
    public record Check(BillLine line, Optional<Money> recomputed) {

        public boolean holds() {
            return recomputed.map(line.amount()::equals).orElse(true);
        }
    }

    /** Where a difference comes from. {@code total} = days + usage + rate + oneOff, always, to the cent. */
    public record Parts(Money days, Money usage, Money rate, Money oneOff) {

        public Money total() {
            return days.plus(usage).plus(rate).plus(oneOff);
        }

        Parts plus(Parts other) {
            return new Parts(days.plus(other.days), usage.plus(other.usage), rate.plus(other.rate), oneOff.plus(other.oneOff));
        }
    }

    /**
     * The charges of two bills set against each other.
     *
     * @param days longer or shorter period, at the same use a day and the same rates
     * @param byService the same split for each service; the parts add up to {@code parts}
     */
    public record Difference(Bill before, Bill now, Parts parts, SortedMap<UtilityService, Parts> byService) {

        public Money total() {
            return parts.total();
        }

        /** The causes that count, the largest first: what to say when there is time for one or two. */
        public List<Reason> reasons() {
            return byService.entrySet().stream()
                    .flatMap(e -> Stream.of(
                            new Reason(Cause.DAYS, e.getKey(), e.getValue().days()),
                            new Reason(Cause.USAGE, e.getKey(), e.getValue().usage()),
                            new Reason(Cause.RATE, e.getKey(), e.getValue().rate()),
                            new Reason(Cause.ONE_OFF, e.getKey(), e.getValue().oneOff())))
                    .filter(r -> !r.amount().isZero())
                    .sorted((a, b) -> Long.compare(Math.abs(b.amount().minor()), Math.abs(a.amount().minor())))
                    .toList();
        }
    }

    public enum Cause { DAYS, USAGE, RATE, ONE_OFF }

    public record Reason(Cause cause, UtilityService service, Money amount) {}
}
