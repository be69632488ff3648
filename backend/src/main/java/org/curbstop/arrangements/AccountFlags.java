package org.curbstop.arrangements;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.common.AccountId;

/**
 * Facts that staff have recorded about an account and that the rules evaluate.
 *
 * @param id id of the account
 * @param device medical device that depends on the service
 * @param billingError long-standing billing error by the utility
 */
public record AccountFlags(String id, Optional<MedicalDevice> device, Optional<BillingError> billingError, long version) {

    static final int MONTHS_AN_ERROR_COUNTS = 6;

    /**
     * @param what short name: {@code oxygen}
     * @param until last day of the certificate on file
     */
    public record MedicalDevice(String what, LocalDate until, String by) {}

    /**
     * @param months how many months the error lasted
     * @param found day on which the customer was notified
     */
    public record BillingError(int months, LocalDate found, String by) {}

    public static AccountFlags empty(AccountId account) {
        return new AccountFlags(account.value(), Optional.empty(), Optional.empty(), 0);
    }

    /** Returns the device if its certificate is valid on that day. */
    public Optional<MedicalDevice> deviceOn(LocalDate day) {
        return device.filter(each -> !each.until().isBefore(day));
    }

    /** Returns the length of the billing error in months, or 0 if there is none or it was found over six months ago. */
    public int billingErrorMonths(LocalDate day) {
        return billingError.filter(error -> !error.found().plusMonths(MONTHS_AN_ERROR_COUNTS).isBefore(day)).map(BillingError::months)
                .orElse(0);
    }

    public AccountFlags with(MedicalDevice registered) {
        return new AccountFlags(id, Optional.of(registered), billingError, version);
    }

    public AccountFlags with(BillingError found) {
        return new AccountFlags(id, device, Optional.of(found), version);
    }
}
