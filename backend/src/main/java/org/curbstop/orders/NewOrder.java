package org.curbstop.orders;

import java.util.Optional;
import org.curbstop.common.Language;

/**
 * A request with all choices, after explicit confirmation.
 *
 * @param slot appointment, if the quote requires a visit; on the first day of service, or the day of the visit
 * @param confirmTo address for the confirmation, if not the customer's own contact: phone as +1..., or email
 * @param language language of the confirmation
 */
public record NewOrder(OrderRequest request, OrderRequest.ServiceDates days, Optional<AppointmentSlot> slot, Optional<String> confirmTo,
        Language language) {}
