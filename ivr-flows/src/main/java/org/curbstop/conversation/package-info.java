/** Carries one talk forward a turn at a time, the same for phone, text, chat and page; knows no utility and no Twilio. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store"})
package org.curbstop.conversation;
