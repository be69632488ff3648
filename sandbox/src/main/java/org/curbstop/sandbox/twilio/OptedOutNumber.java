package org.curbstop.sandbox.twilio;

/** A number that said STOP to the network. */
record OptedOutNumber(String id) {}
