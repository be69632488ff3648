package org.curbstop.architecture;

import com.stripe.StripeClient;
import com.twilio.http.TwilioRestClient;
import com.vaadin.flow.component.Component;

/** Violates the boundary rules on purpose, so that a test can prove that they work. */
record ForbiddenDependencies(Component view, StripeClient card, TwilioRestClient line) {}
