package org.curbstop.sandbox.millbrook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.Premise;
import org.curbstop.billing.BillingMeasure;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.utility.ServiceType;

/**
 * A sample account and its billing history of two years.
 *
 * @param number eight digits and a Luhn check digit
 * @param months months between readings: 1 or 2
 * @param dueInDays days from the creation of the town to the due date of the latest bill; negative if it has passed
 * @param exact totals of the latest bills, newest first, for which matching readings are computed; earlier bills follow from usage
 * @param unpaid number of latest bills that are unpaid
 */
record SampleAccount(
        String number,
        PersonId holder,
        Premise premise,
        CustomerClass customerClass,
        Set<ServiceType> services,
        DailyUsage habits,
        Map<BillingMeasure, BigDecimal> fixed,
        Map<String, String> sizes,
        int months,
        int dueInDays,
        List<Money> exact,
        int unpaid) {

    /** Typical daily usage in kWh and gallons, and peak demand in kW over 15 minutes. */
    record DailyUsage(double kwh, double gallons, double peak) {}

    AccountId id() {
        return new AccountId("acct_" + number);
    }

    /** Returns the PIN, which in the sample town is the last four digits of the number in reverse order. */
    String pin() {
        return new StringBuilder(number.substring(number.length() - 4)).reverse().toString();
    }

    Optional<String> meter(ServiceType service) {
        return switch (service) {
            case ELECTRIC -> Optional.of("E-" + number.substring(2));
            case WATER -> Optional.of("W-" + number.substring(2));
            case SEWER, STORMWATER, SOLID_WASTE, GAS -> Optional.empty();
        };
    }
}
