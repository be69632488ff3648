package org.curbstop.web.payments;

import java.time.Clock;
import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** The place and time in which these views take payments. */
@Component
record PaymentViewContext(Utility utility, ApplicationUrls addresses, Clock clock) {}
