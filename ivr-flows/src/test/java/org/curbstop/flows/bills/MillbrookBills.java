package org.curbstop.flows.bills;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillExplanation;
import org.curbstop.billing.BillExplanation.BillComparison;
import org.curbstop.billing.BillExplanation.DifferenceByCause;
import org.curbstop.billing.BillId;
import org.curbstop.billing.BillLine;
import org.curbstop.billing.MeterUsage;
import org.curbstop.billing.ServicePeriod;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.flows.InMemoryMillbrook;
import org.curbstop.usage.MeterId;
import org.curbstop.utility.ServiceType;

/** In-memory bills: Flo has a leak, Bo an unpaid bill, Ada her first bill, Nia none; all others used a little less water. */
public final class MillbrookBills {

    private static final LocalDate ISSUED = InMemoryMillbrook.TODAY.minusDays(9);

    private MillbrookBills() {}

    public static ActionOutcome explain(InMemoryMillbrook.Home home, Channel channel) {
        return switch (home.id()) {
            case "acct_nia" -> ActionOutcome.of("no-bill");
            case "acct_ada" -> BillActions.outcome(
                    new BillExplanation(bill(8412, 0, 30, "2.4", ISSUED), Optional.empty(), Optional.empty()), channel);
            case "acct_bb" -> BillActions.outcome(new BillExplanation(bill(8425, 22815, 33, "2.6", ISSUED), Optional.of(
                    comparison(bill(8013, 0, 29, "2.5", ISSUED.minusDays(33)), bill(8425, 22815, 33, "2.6", ISSUED), 412, 0, 0)),
                    Optional.empty()), channel);
            case "acct_fx" -> BillActions.outcome(leak(), channel);
            default -> {
                Bill now = bill(home.owed(), 0, 30, "2.4", ISSUED);
                yield BillActions.outcome(new BillExplanation(now,
                        Optional.of(comparison(bill(home.owed() + 312, 0, 30, "2.7", ISSUED.minusDays(31)), now, 0, -312, 0)),
                        Optional.empty()), channel);
            }
        };
    }

    /** Returns the explanation of Flo's bill: 1,270 gallons a day instead of 73. */
    static BillExplanation leak() {
        Bill now = bill(28763, 0, 30, "38.1", ISSUED);
        return new BillExplanation(now, Optional.of(comparison(bill(7518, 0, 31, "2.263", ISSUED.minusDays(31)), now, -242, 21792, -305)),
                Optional.of(comparison(bill(7012, 0, 30, "2.1", ISSUED.minusYears(1)), now, 0, 21870, -119)));
    }

    /** Returns a comparison whose charges differ by these cents because of the days, the water used, and the rate. */
    static BillComparison comparison(Bill before, Bill now, long days, long usage, long rate) {
        var parts = new DifferenceByCause(Money.usd(days), Money.usd(usage), Money.usd(rate), Money.usd(0));
        return new BillComparison(before, now, parts, new TreeMap<>(Map.of(ServiceType.WATER, parts)));
    }

    static Bill bill(long charges, long carriedOver, int days, String kgal, LocalDate issued) {
        return bill(charges, carriedOver, days, kgal, issued, false);
    }

    static Bill bill(long charges, long carriedOver, int days, String kgal, LocalDate issued, boolean estimated) {
        var water = new BillLine("water-use", ServiceType.WATER, BillLine.BillLineKind.USE, Map.of("en", "Water"), new BigDecimal(kgal),
                "kgal", BigDecimal.ONE, Money.usd(charges), Optional.of(issued), 0);
        var used = new BigDecimal(kgal);
        return new Bill(BillId.create(), new AccountId("acct_100200898"), issued, issued.plusDays(21),
                new ServicePeriod(issued.minusDays(days + 1L), issued.minusDays(1)),
                List.of(new MeterUsage(new MeterId("W-100"), ServiceType.WATER, BigDecimal.ZERO, used, used, "kgal", estimated)),
                List.of(water), Money.usd(carriedOver), Money.usd(0), Money.usd(charges + carriedOver), Optional.empty(), 0);
    }
}
