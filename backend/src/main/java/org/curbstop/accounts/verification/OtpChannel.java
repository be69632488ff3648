package org.curbstop.accounts.verification;

/** Delivery channel of a one-time code. */
public enum OtpChannel { TEXT, CALL, EMAIL }
