package org.curbstop.api.rest;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** The REST interface over the real capabilities, with the sandbox's sign-in provider: no portal, no pages, no telephone. */
@EnableAutoConfiguration(
        excludeName = {"com.vaadin.flow.spring.SpringBootAutoConfiguration", "com.vaadin.flow.spring.SpringSecurityAutoConfiguration"})
@ComponentScan({
        "org.curbstop.api.rest", "org.curbstop.identity", "org.curbstop.websecurity", "org.curbstop.sandbox.identity",
        "org.curbstop.store", "org.curbstop.utility", "org.curbstop.audit", "org.curbstop.accounts", "org.curbstop.billing",
        "org.curbstop.usage", "org.curbstop.payments", "org.curbstop.cis", "org.curbstop.outages", "org.curbstop.policies",
        "org.curbstop.documents", "org.curbstop.assistance", "org.curbstop.orders", "org.curbstop.arrangements", "org.curbstop.cases",
        "org.curbstop.grievances", "org.curbstop.notices.preferences"
})
class RestApiApplication {}
