package org.curbstop.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.curbstop.common.AccountId;
import org.curbstop.utility.ServiceType;

/**
 * What a meter showed on a day.
 *
 * @param id {@code meter@date}: one reading a meter and day
 * @param register what the dial showed, in {@code unit}
 * @param used since the reading before, in {@code unit} (kWh, kgal)
 * @param days since the reading before
 * @param peak the highest quarter hour since then in kW; zero where the meter does not measure it
 * @param estimated nobody read it; worked out from use before
 */
public record MeterRead(
        String id,
        AccountId account,
        MeterId meter,
        ServiceType service,
        LocalDate date,
        BigDecimal register,
        BigDecimal used,
        String unit,
        int days,
        BigDecimal peak,
        boolean estimated,
        long version) {

    public static String idOf(MeterId meter, LocalDate date) {
        return meter + "@" + date;
    }
}
