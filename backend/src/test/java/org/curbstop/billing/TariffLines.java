package org.curbstop.billing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.curbstop.billing.tariff.Tariff;
import org.curbstop.common.Money;

/** Computes the lines of a bill again. */
public final class TariffLines {

    private TariffLines() {}

    /** Returns the lines whose amount the tariff does not produce; none for one-time charges and bills of another system. */
    public static List<BillLine> wrong(Bill bill, Tariff tariff) {
        record Key(String charge, Optional<LocalDate> tariff, int tier) {}
        if (bill.basis().isEmpty() || bill.period().from().isBefore(tariff.firstDay())) {
            return List.of();
        }
        var again = new HashMap<Key, Money>();
        tariff.lines(bill.basis().get()).forEach(line -> again.put(new Key(line.charge(), line.tariff(), line.tier()), line.amount()));
        return bill.lines().stream().filter(line -> line.tariff().isPresent() && line.kind() != BillLine.BillLineKind.ONE_OFF)
                .filter(line -> !line.amount().equals(
                        again.getOrDefault(new Key(line.charge(), line.tariff(), line.tier()), line.amount().zero())))
                .toList();
    }
}
