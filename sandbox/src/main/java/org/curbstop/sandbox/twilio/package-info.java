/** Twilio's network, simulated: its REST API, its signed webhooks, a phone and a text inbox in the browser. */
package org.curbstop.sandbox.twilio;
