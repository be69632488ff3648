/** Simulated Twilio network: its REST API, its signed webhooks, and a phone and a text inbox in the browser. */
@org.jspecify.annotations.NullMarked
package org.curbstop.sandbox.twilio;
