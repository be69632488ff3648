package org.curbstop.api.rest;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** Application with the REST API, the real capabilities and the sandbox's sign-in provider: no portal, pages or phone line. */
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
