/** Carries notices over Twilio's REST API; nobody else here knows Twilio's words. */
package org.curbstop.notices.twilio;
