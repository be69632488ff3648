package org.curbstop.arrangements;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.common.AccountId;

/**
 * What staff have put on file about an account that the rules ask for.
 *
 * @param id the account
 * @param device somebody there depends on a device that needs our service
 * @param billingError we billed wrongly for a long time
 */
public record AccountFlags(String id, Optional<MedicalDevice> device, Optional<BillingError> billingError, long version) {

    static final int MONTHS_AN_ERROR_COUNTS = 6;

    /** @param what its short name: {@code oxygen} @param until the last day of the certificate on file */
    public record MedicalDevice(String what, LocalDate until, String by) {}

    /**
     * @param months over how many months it went on @param found the day on which the customer was notified
     */
    public record BillingError(int months, LocalDate found, String by) {}

    public static AccountFlags empty(AccountId account) {
        return new AccountFlags(account.value(), Optional.empty(), Optional.empty(), 0);
    }

    /** The device whose certificate is good on that day. */
    public Optional<MedicalDevice> deviceOn(LocalDate day) {
        return device.filter(each -> !each.until().isBefore(day));
    }

    /** 0: none that still gives more time. */
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
