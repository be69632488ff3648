package org.curbstop.sandbox.identity;

import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.curbstop.utility.Addresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says at start who can sign in, and where the pretend world's phone, texts and mail are. */
@Component
@ConditionalOnWebApplication
class WhoCanSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(WhoCanSignIn.class);

    private final Addresses addresses;

    WhoCanSignIn(Addresses addresses) {
        this.addresses = addresses;
    }

    @Order(2)
    @EventListener(ApplicationReadyEvent.class)
    void say() {
        LOG.info("Sandbox: nothing reaches a real card or phone. Sign in as {}; at work: {}; the password is the user name. Phone, texts, mail: {}/sandbox",
                named(Townsperson::isResident), named(person -> !person.isResident()), addresses.publicUrl());
    }

    private static String named(Predicate<Townsperson> who) {
        return Townsperson.ALL.stream().filter(who).map(Townsperson::login).collect(Collectors.joining(", "));
    }
}
