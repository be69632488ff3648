/** Sends notices as text messages over Twilio's REST API; no other package here uses its SDK. */
package org.curbstop.notices.twilio;
