/** The phone line: Twilio's webhooks in, TwiML out. A call is a conversation like any other. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility", "conversation", "notices"})
package org.curbstop.voice;
