package org.curbstop.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.utility.ServiceType;

/**
 * One line of a bill, with all that its amount was made of, so that anybody can do the sum again:
 * {@code amount = quantity x rate}, rounded half up to the cent, on this line and nowhere else.
 *
 * @param charge the charge in the tariff, for example {@code water-use}; for a one-off what it was for
 * @param name what the customer reads, by language tag
 * @param quantity in {@code unit}: months for a fixed charge, kgal, kWh or kW for use, dollars for a tax
 * @param rate per unit; for a tax the share, 0.06 for 6 %
 * @param tariff first day of the tariff version applied; absent where no tariff makes the amount (one-off, or billed elsewhere)
 * @param tier 1 for the first tier of a tiered charge; 0 where there are none
 */
public record BillLine(
        String charge,
        ServiceType service,
        BillLineKind kind,
        Map<String, String> name,
        BigDecimal quantity,
        String unit,
        BigDecimal rate,
        Money amount,
        Optional<LocalDate> tariff,
        int tier) {

    public enum BillLineKind { FIXED, USE, DEMAND, TAX, ONE_OFF }

    public BillLine {
        name = Map.copyOf(name);
    }

    /** The name in this language, in English where the tariff has none. */
    public String name(Language language) {
        String own = name.get(language.tag());
        return own != null ? own : name.getOrDefault(Language.ENGLISH.tag(), charge);
    }
}
