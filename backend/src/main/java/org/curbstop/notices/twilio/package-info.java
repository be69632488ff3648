/** Sends notices as texts and calls over Twilio's REST API; no other package here uses its SDK. */
@org.jspecify.annotations.NullMarked
package org.curbstop.notices.twilio;
