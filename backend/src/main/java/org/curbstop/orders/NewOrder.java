package org.curbstop.orders;

import java.util.Optional;
import org.curbstop.common.Language;

/**
 * A request with all that was chosen, after an explicit yes.
 *
 * @param slot when somebody comes, where the quote says that somebody has to; on the first day of service, or the day of the visit
 * @param confirmTo where the confirmation goes if not to the customer's own contact: a phone as +1..., or a mail address
 * @param language of the confirmation
 */
public record NewOrder(OrderRequest request, OrderRequest.ServiceDates days, Optional<AppointmentSlot> slot, Optional<String> confirmTo,
        Language language) {}
