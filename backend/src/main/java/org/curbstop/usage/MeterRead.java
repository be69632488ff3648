package org.curbstop.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.curbstop.common.AccountId;
import org.curbstop.utility.ServiceType;

/**
 * A read of a meter on a day.
 *
 * @param id {@code meter@date}: one read per meter and day
 * @param register register value in {@code unit}
 * @param used usage since the previous read, in {@code unit} (kWh, kgal)
 * @param days days since the previous read
 * @param peak highest 15-minute demand since then in kW; zero if the meter does not measure it
 * @param estimated whether it was estimated from earlier usage
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

    /** Returns whether the values are equal numerically: 7 equals 7.000. */
    boolean isLike(MeterRead other) {
        return account.equals(other.account) && service == other.service && register.compareTo(other.register) == 0
                && used.compareTo(other.used) == 0 && unit.equals(other.unit) && days == other.days && peak.compareTo(other.peak) == 0
                && estimated == other.estimated;
    }

    public static String idOf(MeterId meter, LocalDate date) {
        return meter + "@" + date;
    }
}
