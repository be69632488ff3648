/** Authentication of Twilio's webhooks, for calls and text messages alike. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility", "notices"})
@org.jspecify.annotations.NullMarked
package org.curbstop.twilio;
