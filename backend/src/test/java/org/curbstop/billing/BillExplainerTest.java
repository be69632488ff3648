package org.curbstop.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.billing.SampleBills.MILLBROOK;
import static org.curbstop.billing.SampleBills.bill;
import static org.curbstop.billing.SampleBills.home;
import static org.curbstop.utility.ServiceType.ELECTRIC;
import static org.curbstop.utility.ServiceType.SEWER;
import static org.curbstop.utility.ServiceType.SOLID_WASTE;
import static org.curbstop.utility.ServiceType.STORMWATER;
import static org.curbstop.utility.ServiceType.WATER;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.curbstop.billing.BillExplanation.ChangeCause;
import org.curbstop.billing.BillExplanation.ChangeReason;
import org.curbstop.billing.BillExplanation.DailyUse;
import org.curbstop.billing.BillExplanation.DifferenceByCause;
import org.curbstop.common.Money;
import org.curbstop.usage.MeterId;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;

class BillExplainerTest {

    private static final LocalDate JUNE = LocalDate.parse("2026-06-01");
    private static final LocalDate JULY = LocalDate.parse("2026-07-01");
    private static final Money NOTHING = Money.usd(0);

    private final BillExplainer billExplainer = new BillExplainer(MILLBROOK, null);

    @Test
    void identical_usage_days_and_rates_give_no_difference() {
        var difference = billExplainer.compare(bill(home(JUNE, JULY, "600", "6", ELECTRIC, WATER)),
                bill(home(JULY, JULY.plusDays(30), "600", "6", ELECTRIC, WATER)));

        assertThat(difference.parts()).isEqualTo(new DifferenceByCause(NOTHING, NOTHING, NOTHING, NOTHING));
        assertThat(difference.reasons()).isEmpty();
    }

    @Test
    void a_longer_period_at_the_same_daily_usage_is_explained_by_days() {
        var difference = billExplainer.compare(bill(home(JUNE, JULY, "300", "3", ELECTRIC)),
                bill(home(JULY, JULY.plusDays(33), "330", "3.3", ELECTRIC)));

        // 30 x 0.0905 = 2.715, plus 5 % tax.
        assertThat(difference.parts()).isEqualTo(new DifferenceByCause(Money.usd("2.86"), NOTHING, NOTHING, NOTHING));
    }

    @Test
    void a_leak_is_explained_by_usage_and_named_first() {
        var difference = billExplainer.compare(bill(home(JUNE, JULY, "400", "4", ELECTRIC, WATER, SEWER)),
                bill(home(JULY, JULY.plusDays(30), "410", "34", ELECTRIC, WATER, SEWER)));

        assertThat(difference.parts().days()).isEqualTo(NOTHING);
        assertThat(difference.parts().rate()).isEqualTo(NOTHING);
        assertThat(difference.reasons().getFirst().cause()).isEqualTo(ChangeCause.USAGE);
        assertThat(difference.reasons().getFirst().service()).contains(WATER);
        assertThat(difference.reasons().getFirst().amount()).isEqualTo(Money.usd("185.04")); // 6 x 4.40 + 24 x 6.61
    }

    @Test
    void new_rates_at_the_same_usage_are_explained_by_rates() {
        var december = home(LocalDate.parse("2025-12-01"), LocalDate.parse("2026-01-01"), "500", "4", WATER);
        var january = home(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-02-01"), "500", "4", WATER);

        var difference = billExplainer.compare(bill(december), bill(january));

        assertThat(difference.parts()).isEqualTo(new DifferenceByCause(NOTHING, NOTHING, difference.total(), NOTHING));
        assertThat(difference.total()).isEqualTo(Money.usd("0.95")); // 12.03 - 11.56 and 4 x (3.06 - 2.94)
    }

    @Test
    void a_visit_and_an_added_service_are_one_time_charges() {
        BillLine visit = MILLBROOK.fee("field-visit", JULY);
        var difference = billExplainer.compare(bill(home(JUNE, JULY, "0", "4", WATER)),
                bill(home(JULY, JULY.plusDays(30), "0", "4", WATER, SOLID_WASTE), visit));

        assertThat(difference.parts()).isEqualTo(new DifferenceByCause(NOTHING, NOTHING, NOTHING, Money.usd("58.63"))); // 40.00 and 18.63
    }

    @Test
    void the_amount_carried_over_is_a_separate_cause() {
        Bill before = bill(home(JUNE, JULY, "600", "6", ELECTRIC, WATER));
        Bill now = carrying(bill(home(JULY, JULY.plusDays(30), "600", "6", ELECTRIC, WATER)), 22_815);

        assertThat(billExplainer.compare(before, now).reasons())
                .containsExactly(new ChangeReason(ChangeCause.CARRIED_OVER, Optional.empty(), Money.usd("228.15")));
    }

    @Test
    void a_visit_is_a_one_time_charge_and_a_new_service_is_new() {
        Bill before = bill(home(JUNE, JULY, "0", "4", WATER));
        Bill now = bill(home(JULY, JULY.plusDays(30), "0", "4", WATER, SOLID_WASTE), MILLBROOK.fee("field-visit", JULY));

        assertThat(billExplainer.compare(before, now).reasons()).containsExactly(
                new ChangeReason(ChangeCause.ONE_OFF, Optional.empty(), Money.usd("40.00")),
                new ChangeReason(ChangeCause.ADDED, Optional.of(SOLID_WASTE), Money.usd("18.63")));
        assertThat(billExplainer.compare(now, before).reasons()).extracting(ChangeReason::cause)
                .containsExactly(ChangeCause.ONE_OFF, ChangeCause.ENDED);
    }

    @Test
    void an_imported_bill_is_compared_by_the_charges_of_each_service() {
        Bill old = bill(home(JUNE, JULY, "300", "3", WATER));
        Bill imported = new Bill(old.id(), old.account(), old.issued(), old.due(), old.period(), List.of(), old.lines(), NOTHING, NOTHING,
                old.total(), Optional.empty(), 0);

        assertThat(billExplainer.compare(imported, bill(home(JULY, JULY.plusDays(30), "300", "30", WATER))).reasons())
                .singleElement().extracting(ChangeReason::cause).isEqualTo(ChangeCause.CHARGES);
    }

    @Test
    void doubled_water_usage_suggests_a_leak_unless_it_was_seasonal() {
        Bill usual = metered(home(JUNE, JULY, "400", "3", WATER));
        Bill high = metered(home(JULY, JULY.plusDays(30), "400", "38.1", WATER));
        var sinceLast = billExplainer.compare(usual, high);

        assertThat(sinceLast.dailyUse(WATER)).contains(new DailyUse(100, 1270, "gallons"));
        assertThat(new BillExplanation(high, Optional.of(sinceLast), Optional.empty()).isLeakLikely()).isTrue();
        var everySummer = billExplainer.compare(metered(home(JUNE, JULY, "400", "30", WATER)), high);
        assertThat(new BillExplanation(high, Optional.of(sinceLast), Optional.of(everySummer)).isLeakLikely()).isFalse();
        assertThat(new BillExplanation(usual, Optional.empty(), Optional.empty()).isLeakLikely()).isFalse();
    }

    @Test
    void ten_thousand_generated_explanations_add_up_and_are_reproducible() {
        var random = new Random(20261122);
        for (int i = 0; i < 5_000; i++) {
            Bill before = anyBill(random);
            Bill now = anyBill(random);

            var difference = billExplainer.compare(before, now);

            DifferenceByCause parts = difference.parts();
            assertThat(parts.days().minor() + parts.usage().minor() + parts.rate().minor() + parts.oneOff().minor())
                    .as("pair %d", i)
                    .isEqualTo(now.charges().minor() - before.charges().minor());
            Bill owing = carrying(now, random.nextInt(40_000) - 10_000);
            var whole = billExplainer.compare(carrying(before, random.nextInt(40_000) - 10_000), owing);
            assertThat(whole.reasons().stream().mapToLong(reason -> reason.amount().minor()).sum()).as("causes of pair %d", i)
                    .isEqualTo(owing.total().minor() - whole.before().total().minor());
            assertThat(whole.reasons().stream().map(reason -> -Math.abs(reason.amount().minor())).toList()).isSorted();
            assertThat(difference.byService().values().stream().mapToLong(p -> p.total().minor()).sum())
                    .isEqualTo(now.charges().minor() - before.charges().minor());
            if (now.basis().orElseThrow().services().equals(before.basis().orElseThrow().services())) {
                assertThat(parts.oneOff()).as("pair %d", i).isEqualTo(oneOffs(now).minus(oneOffs(before)));
            }
            for (BillLine line : now.lines()) {
                if (line.amount().decimal().compareTo(line.quantity().multiply(line.rate()).setScale(2, RoundingMode.HALF_UP)) != 0) {
                    throw new AssertionError("pair " + i + ": " + line);
                }
            }
            assertThat(TariffLines.wrong(now, MILLBROOK)).isEmpty();
        }
    }

    @Test
    void a_tampered_line_is_detected() {
        Bill honest = bill(home(JUNE, JULY, "600", "6", ELECTRIC, WATER));
        BillLine first = honest.lines().getFirst();
        var dearer = new BillLine(first.charge(), first.service(), first.kind(), first.name(), first.quantity(), first.unit(), first.rate(),
                first.amount().plus(Money.usd(1)), first.tariff(), first.tier());
        List<BillLine> lines = new java.util.ArrayList<>(honest.lines());
        lines.set(0, dearer);
        Bill wrong = Bill.of(BillId.create(), honest.account(), honest.issued(), honest.due(), honest.basis().orElseThrow(), List.of(),
                lines, NOTHING, NOTHING);

        assertThat(TariffLines.wrong(wrong, MILLBROOK)).containsExactly(dearer);
    }

    private static Bill carrying(Bill bill, long cents) {
        return new Bill(bill.id(), bill.account(), bill.issued(), bill.due(), bill.period(), bill.meters(), bill.lines(), Money.usd(cents),
                NOTHING, bill.charges().plus(Money.usd(cents)), bill.basis(), 0);
    }

    /** Adds the water meter to the bill. */
    private static Bill metered(BillingDeterminants determinants) {
        Bill bill = bill(determinants);
        BigDecimal used = determinants.measured(BillingMeasure.WATER);
        return new Bill(bill.id(), bill.account(), bill.issued(), bill.due(), bill.period(),
                List.of(new MeterUsage(new MeterId("W-100"), WATER, BigDecimal.ZERO, used, used, "kgal", false)), bill.lines(), NOTHING,
                NOTHING, bill.total(), bill.basis(), 0);
    }

    private static Bill anyBill(Random random) {
        LocalDate from = LocalDate.parse("2024-01-20").plusDays(random.nextInt(1000));
        LocalDate until = from.plusDays(1 + random.nextInt(70));
        Set<ServiceType> services = switch (random.nextInt(3)) {
            case 0 -> Set.of(ELECTRIC, WATER, SEWER);
            case 1 -> Set.of(WATER, SEWER, STORMWATER, SOLID_WASTE);
            default -> Set.of(ELECTRIC, WATER, SEWER, STORMWATER, SOLID_WASTE);
        };
        String kgal = BigDecimal.valueOf(random.nextInt(20_000), 3).toPlainString();
        BillingDeterminants determinants = home(from, until, String.valueOf(random.nextInt(2_000)), kgal, services);
        return random.nextInt(5) == 0 ? bill(determinants, MILLBROOK.fee("field-visit", until)) : bill(determinants);
    }

    private static Money oneOffs(Bill bill) {
        return Money.sum(Money.USD,
                bill.lines().stream().filter(l -> l.kind() == BillLine.BillLineKind.ONE_OFF).map(BillLine::amount).toList());
    }
}
