package org.curbstop.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.curbstop.common.Invalid;
import org.curbstop.common.Money;

/**
 * The rates of a utility over the years; makes the lines of a bill. Where rates changed within a period, each version bills its days'
 * share, on a line of its own; a charge that stayed the same stays one line.
 */
public final class Tariff {

    private final List<TariffVersion> versions;

    /** @param versions of one tariff, at least one */
    Tariff(List<TariffVersion> versions) {
        this.versions = versions.stream().sorted(Comparator.comparing(TariffVersion::from)).toList();
    }

    public String name() {
        return versions.getFirst().tariff();
    }

    public Currency currency() {
        return versions.getFirst().currency();
    }

    /** The first day that this tariff can bill. */
    public LocalDate firstDay() {
        return versions.getFirst().from();
    }

    /** Refuses a period that begins before the first version, and a size that a charge has no amount for. */
    public List<BillLine> lines(Basis basis) {
        return lines(basis, slices(basis.period()));
    }

    /** A charge made once, by its name in the tariff that is in force on {@code day}. */
    public BillLine fee(String id, LocalDate day) {
        TariffVersion version = on(day);
        Charge.Fee fee = version.fees().get(id);
        if (fee == null) {
            throw new Invalid("invalid.fee", "one of " + String.join(", ", version.fees().keySet()));
        }
        return line(fee.head(), BillLine.Kind.ONE_OFF, BigDecimal.ONE, "each", fee.amount(), version, 0);
    }

    /** How the days of a period lie in versions; {@code days} may also be the days of another period that these are scaled to. */
    record Slice(TariffVersion version, int days) {}

    List<Slice> slices(ServicePeriod period) {
        if (period.from().isBefore(firstDay())) {
            throw new Invalid("invalid.tariff-day", "a period from " + firstDay() + " on, the first day of the tariff");
        }
        var slices = new ArrayList<Slice>();
        for (int i = 0; i < versions.size(); i++) {
            LocalDate next = i + 1 < versions.size() ? versions.get(i + 1).from() : LocalDate.MAX;
            LocalDate from = later(versions.get(i).from(), period.from());
            LocalDate until = next.isBefore(period.until()) ? next : period.until();
            if (from.isBefore(until)) {
                slices.add(new Slice(versions.get(i), Math.toIntExact(ChronoUnit.DAYS.between(from, until))));
            }
        }
        return slices;
    }

    /** The lines of {@code basis} as if its days lay in versions like {@code slices}. */
    List<BillLine> lines(Basis basis, List<Slice> slices) {
        BigDecimal months = slices.getLast().version().month().months(basis.period().days());
        var lines = new ArrayList<BillLine>();
        for (String charge : chargesOf(slices)) {
            List<Slice> runs = runs(charge, slices);
            List<Integer> days = runs.stream().map(Slice::days).toList();
            List<BigDecimal> monthsOf = Rounding.shares(months, days);
            for (int i = 0; i < runs.size(); i++) {
                int run = i;
                TariffVersion version = runs.get(run).version();
                version.charge(charge)
                        .filter(c -> c.head().appliesTo(basis))
                        .ifPresent(c -> lines.addAll(lines(c, basis, months, monthsOf.get(run), days, run, version)));
            }
        }
        // A tax is that of the last day: it falls due with the bill, not with the use.
        TariffVersion last = slices.getLast().version();
        for (Charge.Tax tax : last.taxes()) {
            if (tax.head().appliesTo(basis)) {
                Money base = Money.sum(currency(), lines.stream()
                        .filter(l -> l.kind() != BillLine.Kind.TAX && tax.on().contains(l.service()))
                        .map(BillLine::amount)
                        .toList());
                lines.add(line(tax.head(), BillLine.Kind.TAX, base.decimal(), currency().getCurrencyCode(), tax.share(), last, 0));
            }
        }
        return lines.stream().filter(l -> l.quantity().signum() != 0).sorted(Comparator.comparing(BillLine::service)).toList();
    }

    private List<BillLine> lines(
            Charge charge, Basis basis, BigDecimal months, BigDecimal ownMonths, List<Integer> days, int run, TariffVersion version) {
        return switch (charge) {
            case Charge.Fixed fixed -> {
                BigDecimal monthly = fixed.monthly(basis).orElseThrow(() -> new Invalid("invalid.size",
                        "a " + fixed.by().orElse("size") + " that " + charge.head().id() + " has an amount for: " + fixed.amounts().keySet()));
                yield List.of(line(charge.head(), BillLine.Kind.FIXED, ownMonths, "month", monthly, version, 0));
            }
            case Charge.PerUnit unit -> List.of(line(charge.head(), unit.of() == Measure.DEMAND ? BillLine.Kind.DEMAND : BillLine.Kind.FIXED,
                    Rounding.quantity(basis.measured(unit.of()).multiply(ownMonths)), unit.of().unit(), unit.rate(), version, 0));
            case Charge.ByUse use -> tiers(use, Rounding.shares(billable(use, basis, months), days).get(run), ownMonths, version);
        };
    }

    private static BigDecimal billable(Charge.ByUse use, Basis basis, BigDecimal months) {
        BigDecimal used = basis.measured(use.of());
        BigDecimal kept = use.less().map(share -> used.multiply(BigDecimal.ONE.subtract(basis.measured(share)))).orElse(used);
        BigDecimal capped = use.cap().map(cap -> kept.min(basis.measured(cap).multiply(months))).orElse(kept);
        return Rounding.quantity(capped);
    }

    private List<BillLine> tiers(Charge.ByUse use, BigDecimal quantity, BigDecimal months, TariffVersion version) {
        var lines = new ArrayList<BillLine>();
        BigDecimal from = BigDecimal.ZERO;
        for (int i = 0; i < use.tiers().size() && quantity.compareTo(from) > 0; i++) {
            Charge.Tier tier = use.tiers().get(i);
            BigDecimal to = tier.to().map(t -> Rounding.quantity(t.multiply(months))).map(quantity::min).orElse(quantity);
            lines.add(line(use.head(), BillLine.Kind.USE, to.subtract(from), use.of().unit(), tier.rate(), version, use.tiers().size() > 1 ? i + 1 : 0));
            from = to;
        }
        return lines;
    }

    private static BillLine line(
            Charge.Head head, BillLine.Kind kind, BigDecimal quantity, String unit, BigDecimal rate, TariffVersion version, int tier) {
        Money amount = Rounding.line(quantity, rate, version.currency());
        return new BillLine(head.id(), head.service(), kind, head.name(), quantity, unit, rate, amount, java.util.Optional.of(version.from()), tier);
    }

    /** Versions next to each other in which a charge is the same (or absent) count as one. */
    private static List<Slice> runs(String charge, List<Slice> slices) {
        var runs = new ArrayList<Slice>();
        for (Slice slice : slices) {
            if (!runs.isEmpty() && runs.getLast().version().charge(charge).equals(slice.version().charge(charge))) {
                Slice same = runs.removeLast();
                runs.add(new Slice(same.version(), same.days() + slice.days()));
            } else {
                runs.add(slice);
            }
        }
        return runs;
    }

    private static Set<String> chargesOf(List<Slice> slices) {
        var ids = new LinkedHashSet<String>();
        slices.forEach(s -> ids.addAll(s.version().charges().keySet()));
        return ids;
    }

    private TariffVersion on(LocalDate day) {
        return versions.reversed().stream()
                .filter(v -> !v.from().isAfter(day))
                .findFirst()
                .orElseThrow(() -> new Invalid("invalid.tariff-day", "a day from " + firstDay() + " on"));
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
