package org.curbstop.sandbox.twilio;

/** A number that opted out with STOP. */
record OptedOutNumber(String id) {}
