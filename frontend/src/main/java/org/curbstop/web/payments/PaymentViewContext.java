package org.curbstop.web.payments;

import java.time.Clock;
import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Country, time zone and channel for payments made in these views. */
@Component
record PaymentViewContext(Utility utility, ApplicationUrls addresses, Clock clock) {}
