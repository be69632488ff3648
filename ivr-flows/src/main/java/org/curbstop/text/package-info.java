/** The text line: SMS and MMS in, keywords, opt-out, segments; Twilio's delivery reports of the messages we sent. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
        "common", "utility", "conversation", "notices", "notices :: preferences", "outages", "documents"})
package org.curbstop.text;
