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

    MeterRead withVersion(long stored) {
        return new MeterRead(id, account, meter, service, date, register, used, unit, days, peak, estimated, stored);
    }

    /** Whether it says the same: 7 is 7.000. */
    boolean isLike(MeterRead other) {
        return account.equals(other.account) && service == other.service && register.compareTo(other.register) == 0
                && used.compareTo(other.used) == 0 && unit.equals(other.unit) && days == other.days && peak.compareTo(other.peak) == 0
                && estimated == other.estimated;
    }

    public static String idOf(MeterId meter, LocalDate date) {
        return meter + "@" + date;
    }
}
