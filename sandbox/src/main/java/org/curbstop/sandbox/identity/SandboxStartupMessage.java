package org.curbstop.sandbox.identity;

import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.curbstop.utility.ApplicationUrls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Logs at startup who can sign in, and where the sandbox's phone, texts and mail are. */
@Component
@ConditionalOnWebApplication
record SandboxStartupMessage(ApplicationUrls addresses) {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxStartupMessage.class);

    @Order(2)
    @EventListener(ApplicationReadyEvent.class)
    void log() {
        LOG.info(
                "Sandbox: nothing reaches a real card or phone. Sign in as {}; at work: {}; the password is the user name. "
                        + "Phone, texts, mail: {}/sandbox",
                logins(SandboxUser::isResident), logins(person -> !person.isResident()), addresses.publicUrl());
    }

    private static String logins(Predicate<SandboxUser> who) {
        return SandboxUser.ALL.stream().filter(who).map(SandboxUser::login).collect(Collectors.joining(", "));
    }
}
