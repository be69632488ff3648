/** Phone line: receives Twilio's webhooks and answers with TwiML. A call is a conversation like on any other channel. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility", "conversation", "notices",
    "notices :: preferences", "twilio"})
@org.jspecify.annotations.NullMarked
package org.curbstop.voice;
