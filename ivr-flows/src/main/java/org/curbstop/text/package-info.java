/**
 * Text message line: inbound SMS and MMS, keywords, opt-outs and segments, and Twilio's delivery reports of our messages. Its webhooks are
 * authenticated by {@link org.curbstop.twilio.TwilioSignatureFilter}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
        "common", "utility", "conversation", "notices", "notices :: preferences", "outages", "documents"})
@org.jspecify.annotations.NullMarked
package org.curbstop.text;
