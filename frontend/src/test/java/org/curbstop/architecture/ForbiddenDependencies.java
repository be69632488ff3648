package org.curbstop.architecture;

import com.stripe.StripeClient;
import com.twilio.http.TwilioRestClient;
import com.vaadin.flow.component.Component;

/** Does what the fences forbid. */
record ForbiddenDependencies(Component view, StripeClient card, TwilioRestClient line) {}
