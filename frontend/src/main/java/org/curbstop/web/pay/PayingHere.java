package org.curbstop.web.pay;

import java.time.Clock;
import org.curbstop.utility.Addresses;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** The place and time in which these views take payments. */
@Component
record PayingHere(Utility utility, Addresses addresses, Clock clock) {}
