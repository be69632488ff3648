package org.curbstop.fences;

import com.stripe.StripeClient;
import com.twilio.http.TwilioRestClient;
import com.vaadin.flow.component.Component;

/** Does what the fences forbid. */
record Trespasser(Component view, StripeClient card, TwilioRestClient line) {}
