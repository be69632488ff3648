package org.curbstop.billing.tariff;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.curbstop.billing.BillLine;
import org.curbstop.billing.BillingDeterminants;
import org.curbstop.billing.BillingMeasure;
import org.curbstop.billing.ServicePeriod;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/**
 * The rates of a utility over the years. Computes the lines of a bill. If rates changed within a period, each version bills its share of
 * the days on its own line; an unchanged charge stays on one line.
 */
public final class Tariff {

    private final List<TariffVersion> versions;

    /** @param versions versions of one tariff, at least one */
    Tariff(List<TariffVersion> versions) {
        this.versions = versions.stream().sorted(Comparator.comparing(TariffVersion::from)).toList();
    }

    public String name() {
        return versions.getFirst().tariff();
    }

    public Currency currency() {
        return versions.getFirst().currency();
    }

    /** Returns the first day that this tariff can bill. */
    public LocalDate firstDay() {
        return versions.getFirst().from();
    }

    /** Rejects a period that begins before the first version, and a size for which a charge has no amount. */
    public List<BillLine> lines(BillingDeterminants determinants) {
        return lines(determinants, ratePeriods(determinants.period()));
    }

    /** Returns a one-time charge by its name in the tariff in force on {@code day}. */
    public BillLine fee(String id, LocalDate day) {
        TariffVersion version = versionOn(day);
        TariffCharge.Fee fee = version.fees().get(id);
        if (fee == null) {
            throw new InvalidValueException("invalid.fee", "one of " + String.join(", ", version.fees().keySet()));
        }
        return line(fee.head(), BillLine.BillLineKind.ONE_OFF, BigDecimal.ONE, "each", fee.amount(), version, 0);
    }

    /** The days of a period under one version; {@code days} may be those of another period that usage is scaled to. */
    public record RatePeriod(TariffVersion version, int days) {}

    public List<RatePeriod> ratePeriods(ServicePeriod period) {
        if (period.from().isBefore(firstDay())) {
            throw new InvalidValueException("invalid.tariff-day", "a period from " + firstDay() + " on, the first day of the tariff");
        }
        var slices = new ArrayList<RatePeriod>();
        for (int i = 0; i < versions.size(); i++) {
            LocalDate next = i + 1 < versions.size() ? versions.get(i + 1).from() : LocalDate.MAX;
            LocalDate from = later(versions.get(i).from(), period.from());
            LocalDate until = next.isBefore(period.until()) ? next : period.until();
            if (from.isBefore(until)) {
                slices.add(new RatePeriod(versions.get(i), Math.toIntExact(ChronoUnit.DAYS.between(from, until))));
            }
        }
        return slices;
    }

    /** Computes the lines for {@code determinants} as if its days were divided among versions as in {@code slices}. */
    public List<BillLine> lines(BillingDeterminants determinants, List<RatePeriod> slices) {
        BigDecimal months = slices.getLast().version().month().months(determinants.period().days());
        var lines = new ArrayList<BillLine>();
        for (String charge : chargesOf(slices)) {
            List<RatePeriod> runs = runs(charge, slices);
            List<Integer> days = runs.stream().map(RatePeriod::days).toList();
            List<BigDecimal> monthsOf = BillRounding.shares(months, days);
            for (int i = 0; i < runs.size(); i++) {
                int run = i;
                TariffVersion version = runs.get(run).version();
                version.charge(charge)
                        .filter(c -> c.head().appliesTo(determinants))
                        .ifPresent(c -> lines.addAll(lines(c, determinants, months, monthsOf.get(run), days, run, version)));
            }
        }
        // Taxes are those of the last day: a tax arises with the bill, not with the use.
        TariffVersion last = slices.getLast().version();
        for (TariffCharge.Tax tax : last.taxes()) {
            if (tax.head().appliesTo(determinants)) {
                Money base = Money.sum(currency(), lines.stream()
                        .filter(l -> l.kind() != BillLine.BillLineKind.TAX && tax.on().contains(l.service()))
                        .map(BillLine::amount)
                        .toList());
                lines.add(line(tax.head(), BillLine.BillLineKind.TAX, base.decimal(), currency().getCurrencyCode(), tax.share(), last, 0));
            }
        }
        return lines.stream().filter(l -> l.quantity().signum() != 0).sorted(Comparator.comparing(BillLine::service)).toList();
    }

    private List<BillLine> lines(
            TariffCharge charge, BillingDeterminants determinants, BigDecimal months, BigDecimal ownMonths, List<Integer> days, int run,
            TariffVersion version) {
        return switch (charge) {
            case TariffCharge.FixedCharge fixed -> {
                BigDecimal monthly = fixed.monthly(determinants).orElseThrow(() -> new InvalidValueException("invalid.size",
                        "a " + fixed.by().orElse("size") + " that " + charge.head().id() + " has an amount for: "
                                + fixed.amounts().keySet()));
                yield List.of(line(charge.head(), BillLine.BillLineKind.FIXED, ownMonths, "month", monthly, version, 0));
            }
            case TariffCharge.UnitCharge unit -> List.of(line(charge.head(),
                    unit.measure() == BillingMeasure.DEMAND ? BillLine.BillLineKind.DEMAND : BillLine.BillLineKind.FIXED,
                    BillRounding.quantity(determinants.measured(unit.measure()).multiply(ownMonths)), unit.measure().unit(), unit.rate(),
                    version, 0));
            case TariffCharge.VolumetricCharge use ->
                    tiers(use, BillRounding.shares(billable(use, determinants, months), days).get(run), ownMonths, version);
        };
    }

    private static BigDecimal billable(TariffCharge.VolumetricCharge use, BillingDeterminants determinants, BigDecimal months) {
        BigDecimal used = determinants.measured(use.measure());
        BigDecimal kept = use.reduction().map(share -> used.multiply(BigDecimal.ONE.subtract(determinants.measured(share)))).orElse(used);
        BigDecimal capped = use.capMeasure().map(cap -> kept.min(determinants.measured(cap).multiply(months))).orElse(kept);
        return BillRounding.quantity(capped);
    }

    private List<BillLine> tiers(TariffCharge.VolumetricCharge use, BigDecimal quantity, BigDecimal months, TariffVersion version) {
        var lines = new ArrayList<BillLine>();
        BigDecimal from = BigDecimal.ZERO;
        for (int i = 0; i < use.tiers().size() && quantity.compareTo(from) > 0; i++) {
            TariffCharge.RateTier tier = use.tiers().get(i);
            BigDecimal to = tier.to().map(t -> BillRounding.quantity(t.multiply(months))).map(quantity::min).orElse(quantity);
            lines.add(line(use.head(), BillLine.BillLineKind.USE, to.subtract(from), use.measure().unit(), tier.rate(), version,
                    use.tiers().size() > 1 ? i + 1 : 0));
            from = to;
        }
        return lines;
    }

    private static BillLine line(
            TariffCharge.ChargeHeader head, BillLine.BillLineKind kind, BigDecimal quantity, String unit, BigDecimal rate,
            TariffVersion version, int tier) {
        Money amount = BillRounding.line(quantity, rate, version.currency());
        return new BillLine(head.id(), head.service(), kind, head.name(), quantity, unit, rate, amount,
                java.util.Optional.of(version.from()), tier);
    }

    /** Merges adjacent periods in which the charge is the same or absent. */
    private static List<RatePeriod> runs(String charge, List<RatePeriod> slices) {
        var runs = new ArrayList<RatePeriod>();
        for (RatePeriod slice : slices) {
            if (!runs.isEmpty() && runs.getLast().version().charge(charge).equals(slice.version().charge(charge))) {
                RatePeriod same = runs.removeLast();
                runs.add(new RatePeriod(same.version(), same.days() + slice.days()));
            } else {
                runs.add(slice);
            }
        }
        return runs;
    }

    private static Set<String> chargesOf(List<RatePeriod> slices) {
        var ids = new LinkedHashSet<String>();
        slices.forEach(s -> ids.addAll(s.version().charges().keySet()));
        return ids;
    }

    private TariffVersion versionOn(LocalDate day) {
        return versions.reversed().stream()
                .filter(v -> !v.from().isAfter(day))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("invalid.tariff-day", "a day from " + firstDay() + " on"));
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
