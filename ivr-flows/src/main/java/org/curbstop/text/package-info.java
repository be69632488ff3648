/** Text message line: inbound SMS and MMS, keywords, opt-outs and segments, and Twilio's delivery reports of our messages. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
        "common", "utility", "conversation", "notices", "notices :: preferences", "outages", "documents"})
package org.curbstop.text;
