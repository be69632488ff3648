/** The phone line: Twilio's webhooks in, TwiML out; a call is a talk like any other. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility", "conversation", "notices"})
package org.curbstop.voice;
