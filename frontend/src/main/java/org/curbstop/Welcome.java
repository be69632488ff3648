package org.curbstop;

import org.curbstop.utility.Addresses;
import org.curbstop.utility.Utility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says, once everything listens, where to go. */
@Component
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final Addresses addresses;
    private final Utility utility;

    Welcome(Addresses addresses, Utility utility) {
        this.addresses = addresses;
        this.utility = utility;
    }

    @Order(1)
    @EventListener(ApplicationReadyEvent.class)
    void say() {
        LOG.info("{} is open: {}/ for everybody, {}/my signed in, {}/staff for staff", utility.name(), addresses.publicUrl(), addresses.publicUrl(), addresses.publicUrl());
    }
}
