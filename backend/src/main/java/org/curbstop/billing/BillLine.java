package org.curbstop.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.utility.ServiceType;

/**
 * One line of a bill, with everything needed to recompute its amount: {@code amount = quantity x rate}, rounded half up to the cent, on
 * this line and nowhere else.
 *
 * @param charge charge in the tariff, such as {@code water-use}; for a one-time charge, what it is for
 * @param name name shown to the customer, by language tag
 * @param quantity in {@code unit}: months for a fixed charge, kgal, kWh or kW for use, dollars for a tax
 * @param rate per unit; for a tax the fraction, 0.06 for 6%
 * @param tariff first day of the tariff version applied; empty if no tariff sets the amount (one-time charge or another system's bill)
 * @param tier 1 for the first tier of a tiered charge; 0 if the charge has no tiers
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

    /** Returns the name in the given language, or in English if the tariff has no such name. */
    public String name(Language language) {
        String own = name.get(language.tag());
        return own != null ? own : name.getOrDefault(Language.ENGLISH.tag(), charge);
    }
}
