package org.curbstop.sandbox.twilio;

/** A number that said STOP to the network. */
record OptedOut(String id) {}
