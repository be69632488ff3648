package org.curbstop;

import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.Utility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Logs the address of the site once every connector is listening. */
@Component
record StartupMessage(ApplicationUrls addresses, Utility utility) {

    private static final Logger LOG = LoggerFactory.getLogger(StartupMessage.class);

    @Order(1)
    @EventListener(ApplicationReadyEvent.class)
    void log() {
        LOG.info("{} is open: {}/ for everybody, {}/my signed in, {}/staff for staff", utility.name(), addresses.publicUrl(),
                addresses.publicUrl(), addresses.publicUrl());
    }
}
